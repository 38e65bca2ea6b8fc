package dev.rapport.common.field;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/** What of a text people can see. */
final class PlainText {

    private PlainText() {}

    /**
     * Composed (Unicode NFC), without surrounding space, and without characters that show nothing: those that turn the
     * order of what is read ({@code U+202A}–{@code U+202E}, {@code U+2066}–{@code U+2069}), and those of no width that
     * only cut words in two. Joiners and marks of direction stay, since scripts need them.
     */
    static String clean(String text) {
        return strip(Normalizer.normalize(without(text, PlainText::isInvisible), Normalizer.Form.NFC));
    }

    static String without(String text, IntPredicate unwanted) {
        return text.codePoints().noneMatch(unwanted)
                ? text
                : text.codePoints().filter(point -> !unwanted.test(point))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isMargin(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && isMargin(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isMargin(int point) {
        return isSpace(point) || (point >= 0x200C && point <= 0x200F);
    }

    private static boolean isInvisible(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200B
                || point == 0x2060 || point == 0xFEFF || point == 0xAD;
    }

    /** Also the spaces that lines are not broken at. */
    static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    static boolean isFormat(int point) {
        return Character.getType(point) == Character.FORMAT;
    }

    /** Whether the text shows anything at all. */
    static boolean isVisible(CharSequence text) {
        return text.codePoints().anyMatch(PlainText::isVisible);
    }

    private static boolean isVisible(int point) {
        return !isSpace(point) && !isFormat(point) && !Character.isISOControl(point) && !isBlankLetter(point);
    }

    /** Letters and marks that show nothing: fillers of Hangul, the empty pattern of Braille, selectors of variants. */
    private static boolean isBlankLetter(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0000 && point <= 0xE0FFF);
        };
    }

    static boolean isPlain(CharSequence text, int max, boolean lines) {
        if (!isVisible(text) || text.codePoints().limit(max + 1L).count() > max) {
            return false;
        }
        return text.codePoints().allMatch(point -> isPlain(point, lines));
    }

    private static boolean isPlain(int point, boolean lines) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> lines && (point == '\n' || point == '\r' || point == '\t');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> lines;
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
