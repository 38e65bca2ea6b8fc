package dev.rapport.common.field;

/** Text that every store and every reader can take: no control characters, no halves of surrogate pairs. */
final class PlainText {

    private PlainText() {}

    static boolean isPlain(CharSequence text, int max, boolean lines) {
        if (text.toString().isBlank() || text.codePoints().limit(max + 1L).count() > max) {
            return false;
        }
        return text.codePoints().allMatch(point -> isPlain(point, lines));
    }

    private static boolean isPlain(int point, boolean lines) {
        if (lines && (point == '\n' || point == '\r' || point == '\t')) {
            return true;
        }
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE
                && Character.isDefined(point);
    }
}
