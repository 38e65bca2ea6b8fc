package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphabetTest {

    private static final List<String> LATIN = List.of("Äpfel", "apple", "Étoile", "Łódź", "Österreich", "Zebra", "Zoë");
    private static final List<String> THAI = List.of("ก้อง", "กาญจนา", "เก่ง", "แก้ว", "สมชาย", "เสรี");
    private static final List<String> CHINESE = List.of("陈", "李", "王", "张");

    /** Today 4. Within a script as the Unicode CLDR has it: accents and tone marks count when letters are the same. */
    @Test
    void namesStandInAnAlphabetOfAllScripts() {
        assertThat(sorted(Alphabet.LATIN)).containsExactlyElementsOf(together(LATIN, THAI, CHINESE));
    }

    /** Today 4. */
    @Test
    void theScriptOfTheReaderComesFirst() {
        assertThat(sorted(Alphabet.THAI)).containsExactlyElementsOf(together(THAI, LATIN, CHINESE));
        assertThat(sorted(Alphabet.CHINESE)).containsExactlyElementsOf(together(CHINESE, LATIN, THAI));
    }

    @ParameterizedTest
    @CsvSource({"th,THAI", "'zh-Hant,en;q=0.8',CHINESE", "'en;q=0.5,th-TH',THAI", "de,LATIN", "',;nonsense=',LATIN",
            ",LATIN"})
    void theReaderIsKnownByTheLanguagesOfTheRequest(@Nullable String languages, Alphabet expected) {
        assertThat(Alphabet.of(languages)).isEqualTo(expected);
    }

    @Test
    void aKeyIsNoLongerThanAValueMayBe() {
        assertThat(Alphabet.LATIN.key("陳國華".repeat(200))).hasSizeLessThanOrEqualTo(800);
    }

    private static List<String> sorted(Alphabet alphabet) {
        var names = new ArrayList<>(together(CHINESE, THAI, LATIN));
        names.sort(Comparator.comparing(alphabet::key));
        return names;
    }

    private static List<String> together(List<String> first, List<String> second, List<String> third) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        return all;
    }

    /** Check 8 of names. */
    @ParameterizedTest
    @CsvSource({"CHINESE, 陈静 李娜 王芳 张伟", "THAI, กมล เกษม ขวัญ พงศ์ ไพลิน"})
    void namesStandInTheOrderOfTheirDictionary(Alphabet alphabet, String names) {
        var ordered = List.of(names.split(" ", -1));
        assertThat(ordered.reversed().stream().sorted(Comparator.comparing(alphabet::key)).toList()).isEqualTo(ordered);
    }

    @Test
    void whoAsksForAnAlphabetGetsItWhateverTheLanguage() {
        assertThat(Alphabet.collations()).containsExactly("root", "th", "zh");
        assertThat(Alphabet.of("zh", "th")).isEqualTo(Alphabet.CHINESE);
        assertThat(Alphabet.of("root", "zh")).isEqualTo(Alphabet.LATIN);
        assertThat(Alphabet.of(null, "th-TH")).isEqualTo(Alphabet.THAI);
    }
}
