package dev.rapport.reporting.search;

import com.ibm.icu.text.Transliterator;
import dev.rapport.common.field.Normal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is compared: what is stored and what is asked for both come into this form, so that what is equal for a
 * reader is equal for the index. The text that is shown stays as it was written.
 */
final class Wording {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Compatible forms take the Thai vowel am apart, which no dictionary knows then. */
    private static final Pattern THAI_AM = Pattern.compile("\u0E4D([\u0E48-\u0E4B]?)\u0E32");

    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036F]+");
    private static final Pattern APOSTROPHE = Pattern
            .compile("(?<=\\p{L})['\u2019\u02BC\u2018`\u00B4\uFF07](?=\\p{L})");

    /** How umlauts and their like are written where a keyboard has none. */
    private static final Pattern SPELT_OUT = Pattern.compile("([aou])e|a(?=a)");

    private Wording() {}

    /** In compatible forms, with digits of ASCII and simplified Chinese characters. */
    static String plain(String text) {
        var compatible = THAI_AM.matcher(Normal.compatible(text)).replaceAll("$1\u0E33");
        return HAN.matcher(compatible).find() ? Simplified.CHARACTERS.transliterate(compatible) : compatible;
    }

    /** Chinese in traditional characters, for marking it where it is written so. */
    static String traditional(String text) {
        return HAN.matcher(text).find() ? Traditional.CHARACTERS.transliterate(text) : text;
    }

    /** A plain text further without what people leave out, or spell out: accents, umlauts and apostrophes. */
    static String loose(String plain) {
        var text = Normalizer.normalize(plain.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        text = Normalizer.normalize(ACCENTS.matcher(text).replaceAll(""), Normalizer.Form.NFC);
        text = text.replace("\u00E6", "ae").replace("\u0153", "oe").replace('\u00F8', 'o');
        text = APOSTROPHE.matcher(text).replaceAll("");
        return SPELT_OUT.matcher(text).replaceAll("$1");
    }

    /** Made when the first Chinese text comes. */
    private static final class Simplified {
        static final Transliterator CHARACTERS = Transliterator.getInstance("Traditional-Simplified");
    }

    private static final class Traditional {
        static final Transliterator CHARACTERS = Transliterator.getInstance("Simplified-Traditional");
    }
}
