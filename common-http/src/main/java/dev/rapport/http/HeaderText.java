package dev.rapport.http;

/**
 * The characters that Spring Security lets into headers: all that are assigned, save control characters. It asks
 * regular expressions over each header of each request; looking at the characters says the same and costs next to
 * nothing.
 */
final class HeaderText {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_ASCII_PRINTABLE = 0x7e;

    private HeaderText() {}

    static boolean isName(String name) {
        return isText(name, false);
    }

    static boolean isValue(String value) {
        return isText(value, true);
    }

    private static boolean isText(String text, boolean tabs) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c >= FIRST_PRINTABLE && c <= LAST_ASCII_PRINTABLE) {
                at++;
                continue;
            }
            int character = text.codePointAt(at);
            int type = Character.getType(character);
            if (type == Character.UNASSIGNED || (type == Character.CONTROL && !(tabs && character == '\t'))) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }
}
