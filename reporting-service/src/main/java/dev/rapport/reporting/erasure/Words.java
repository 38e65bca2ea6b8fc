package dev.rapport.reporting.erasure;

import dev.rapport.common.field.Normal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words, addresses and numbers in a text, each in the one form in which it is compared, and where it stands. */
final class Words {

    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036F]+");
    private static final Pattern POSSESSIVE = Pattern.compile("['\u2019\u02BC]s$");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u02BC\u2018`\u00B4]");
    private static final Pattern DIGITS = Pattern.compile("[^0-9]+");

    /** Scripts that put no blanks between words. */
    private static final Pattern UNSPACED = Pattern
            .compile("[\\p{IsThai}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    /** An address, a telephone number, or a word. */
    private static final Pattern TOKEN = Pattern
            .compile("(?<address>[\\p{L}\\p{M}\\p{N}._%+-]+@[\\p{L}\\p{M}\\p{N}.-]+)"
                    + "|(?<number>[+(]{0,2}\\p{Nd}(?:[ ()./\\p{Pd}]{0,3}\\p{Nd}){5,})"
                    + "|(?<word>[\\p{L}\\p{M}\\p{N}]+(?:['\u2019\u02BC][\\p{L}\\p{M}\\p{N}]+)*)");

    /** Numbers are written with and without the country: these digits at the end tell one from another. */
    private static final int TELLING_DIGITS = 8;

    private static final int SHORTEST = 2;

    private Words() {}

    /**
     * A part of a text.
     *
     * @param form as it is compared
     * @param start where it begins
     * @param end where it has ended
     */
    record Word(String form, int start, int end) {

        int length() {
            return form.codePointCount(0, form.length());
        }

        boolean isUnspaced() {
            return UNSPACED.matcher(form).find();
        }
    }

    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        var tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            words.add(new Word(form(tokens.group(), tokens.group("address") != null, tokens.group("number") != null),
                    tokens.start(), tokens.end()));
        }
        words.removeIf(word -> word.length() < SHORTEST);
        return words;
    }

    private static String form(String token, boolean address, boolean number) {
        if (address) {
            return Normal.email(token).replaceAll("[.]+$", "");
        } else if (number) {
            var digits = DIGITS.matcher(Normal.compatible(token)).replaceAll("");
            return digits.substring(Math.max(0, digits.length() - TELLING_DIGITS));
        }
        return word(token);
    }

    private static String word(String token) {
        var plain = POSSESSIVE.matcher(Normal.compatible(token).toLowerCase(Locale.ROOT)).replaceAll("");
        var bare = ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
        return Normalizer.normalize(APOSTROPHES.matcher(bare).replaceAll(""), Normalizer.Form.NFC);
    }

    /** All pieces of this many characters of a word in a script without blanks. */
    static List<Word> pieces(String text, Word word, int length) {
        var pieces = new ArrayList<Word>();
        var points = text.substring(word.start(), word.end()).codePoints().toArray();
        int start = word.start();
        for (int i = 0; i + length <= points.length; i++) {
            var piece = new String(points, i, length);
            pieces.add(new Word(word(piece), start, start + piece.length()));
            start += Character.charCount(points[i]);
        }
        return pieces;
    }
}
