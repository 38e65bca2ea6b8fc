package dev.rapport.reporting.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The endings of e-mail addresses and phone numbers, kept as exact values: a prefix of an ending is any part of the
 * whole, so that {@code 5678}, {@code 081-234} and {@code example.com} find what they are part of.
 */
final class Fragments {

    private static final int SHORTEST = 3;
    private static final int SHORTEST_DIGITS = 4;
    private static final int LONGEST = 254;

    private Fragments() {}

    /** The address and each of its endings that begins with a word. */
    static Set<String> ofEmail(@Nullable String email) {
        var endings = new LinkedHashSet<String>();
        if (email == null) {
            return endings;
        }
        var address = email.toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST) {
            address = address.substring(0, LONGEST);
        }
        boolean atStart = true;
        for (int i = 0; i < address.length(); i++) {
            boolean inWord = Character.isLetterOrDigit(address.charAt(i));
            if (((inWord && atStart) || address.charAt(i) == '@') && address.length() - i >= SHORTEST) {
                endings.add(address.substring(i));
            }
            atStart = !inWord;
        }
        return endings;
    }

    /** The digits of the number and each of their endings. */
    static Set<String> ofPhone(@Nullable String phone) {
        var endings = new LinkedHashSet<String>();
        if (phone == null) {
            return endings;
        }
        var digits = digits(phone);
        for (int i = 0; i + SHORTEST_DIGITS <= digits.length(); i++) {
            endings.add(digits.substring(i));
        }
        return endings;
    }

    /** What to look for among the fragments for a text that somebody typed; empty when it is neither of both. */
    static List<String> sought(String text) {
        var typed = text.strip().toLowerCase(Locale.ROOT);
        if (typed.matches("[+(]?[0-9][0-9 ()./+-]*")) {
            // 081… is how a number is dialled within its country: +6681….
            var digits = digits(typed).replaceFirst("^0+", "");
            return digits.length() >= SHORTEST_DIGITS ? List.of(digits) : List.of();
        }
        if (typed.length() >= SHORTEST && typed.length() <= LONGEST && typed.matches("[\\p{L}\\p{N}@._+-]+")) {
            return List.of(typed);
        }
        return List.of();
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.length() > 20 ? digits.substring(0, 20) : digits.toString();
    }
}
