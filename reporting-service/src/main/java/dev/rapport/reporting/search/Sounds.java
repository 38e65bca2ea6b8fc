package dev.rapport.reporting.search;

import com.ibm.icu.text.Transliterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How names sound that are written in Chinese or in Thai, for those who write them in Latin letters: {@code zhang} is
 * 张, and {@code somchai} is สมชาย.
 *
 * <p>Chinese is spelt in Pinyin. Thai has no one spelling: of Thai and of Latin letters the consonants are compared, of
 * which those that are written for the same sound are one.
 */
final class Sounds {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern THAI = Pattern.compile("\\p{IsThai}[\\p{IsThai} ]*");
    private static final Pattern LATIN = Pattern.compile("[a-z .'-]+");

    /** Stands before consonants, so that no address begins with them. */
    private static final String MARK = "\u266A";

    /** Fewer would be those of too many names. */
    private static final int FEWEST = 3;
    private static final int MOST = 24;

    /** What a letter is not spoken for. */
    private static final Pattern SILENT = Pattern.compile(".[\u0E34\u0E38]?\u0E4C");

    /** The letter that only makes the next one rise. */
    private static final Pattern LEADING = Pattern
            .compile("\u0E2B(?=[\u0E07\u0E0D\u0E19\u0E21\u0E22\u0E23\u0E25\u0E27])");

    /** By the sound at the beginning of a syllable; those of half a vowel count at the beginning only. */
    private static final String[] THAI_LETTERS = {"k\u0E01\u0E02\u0E03\u0E04\u0E05\u0E06", "g\u0E07",
            "c\u0E08\u0E09\u0E0A\u0E0C", "s\u0E0B\u0E28\u0E29\u0E2A", "y\u0E0D\u0E22", "d\u0E0E\u0E14",
            "t\u0E0F\u0E10\u0E11\u0E12\u0E15\u0E16\u0E17\u0E18", "n\u0E13\u0E19", "b\u0E1A",
            "p\u0E1B\u0E1C\u0E1E\u0E20", "f\u0E1D\u0E1F", "m\u0E21", "r\u0E23", "l\u0E25\u0E2C", "w\u0E27",
            "h\u0E2B\u0E2E"};

    private Sounds() {}

    /** Chinese in Latin letters, each syllable by itself and all in one; nothing for what has none. */
    static List<String> spelt(String plain) {
        return HAN.matcher(plain).results().flatMap(run -> {
            var syllables = Pinyin.SPELLING.transliterate(run.group()).toLowerCase(Locale.ROOT).strip();
            // Of a whole name, also what stands behind the name of the family.
            var given = syllables.substring(syllables.indexOf(' ') + 1);
            return Stream.of(syllables, syllables.replace(" ", ""), given.replace(" ", ""));
        }).distinct().toList();
    }

    /** The consonants of Thai from each of them on; nothing for what has none. */
    static Set<String> ofThai(String plain) {
        var endings = new LinkedHashSet<String>();
        THAI.matcher(plain).results().forEach(run -> {
            var letters = LEADING.matcher(SILENT.matcher(run.group()).replaceAll("")).replaceAll("")
                    .replaceAll("[^\u0E01-\u0E2E]", "");
            for (int i = 0; i < letters.length(); i++) {
                var consonants = consonants(letters.substring(i), Sounds::thai);
                if (consonants.length() >= FEWEST) {
                    endings.add(MARK + consonants);
                }
            }
        });
        return endings;
    }

    /** The consonants of a name in Latin letters, to be looked for among those of Thai; nothing if they are too few. */
    static List<String> sought(String text) {
        var latin = text.toLowerCase(Locale.ROOT);
        if (!LATIN.matcher(latin).matches()) {
            return List.of();
        }
        var letters = latin.replaceAll("[ .'-]", "").replace("ch", "c").replace("j", "c").replace("kh", "k")
                .replace("gh", "k").replace("ph", "p").replace("th", "t").replace("ng", "G").replace("g", "k")
                .replace("G", "g").replace("v", "w").replace("x", "s").replace("z", "s").replaceAll("[aeiouq]", "");
        var consonants = consonants(letters, letter -> letter);
        return consonants.length() >= FEWEST ? List.of(MARK + consonants) : List.of();
    }

    private static char thai(char letter) {
        for (var sound : THAI_LETTERS) {
            if (sound.indexOf(letter) > 0) {
                return sound.charAt(0);
            }
        }
        return 0;
    }

    private interface Sound {

        /** 0 when there is none. */
        char of(char letter);
    }

    /** Doubled ones once; half vowels at the beginning only. */
    private static String consonants(String letters, Sound sound) {
        var consonants = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char spoken = sound.of(letters.charAt(i));
            boolean half = spoken == 'y' || spoken == 'w';
            boolean doubled = !consonants.isEmpty() && consonants.charAt(consonants.length() - 1) == spoken;
            if (spoken != 0 && !doubled && (!half || consonants.isEmpty()) && consonants.length() < MOST) {
                consonants.append(spoken);
            }
        }
        return consonants.toString();
    }

    /** Made when the first Chinese text comes. */
    private static final class Pinyin {
        static final Transliterator SPELLING = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");
    }
}
