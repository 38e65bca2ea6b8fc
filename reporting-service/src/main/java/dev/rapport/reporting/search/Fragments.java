package dev.rapport.reporting.search;

import dev.rapport.common.field.Normal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The endings of addresses and phone numbers, kept as exact values: a prefix of an ending is any part of the whole, so
 * that {@code 5678}, {@code 081-234} and {@code ample.com} find what they are part of.
 */
final class Fragments {

    private static final int SHORTEST = 3;
    private static final int SHORTEST_DIGITS = 4;
    private static final int LONGEST = 254;
    /** Of a number of E.164 and an extension. */
    private static final int MOST_DIGITS = 26;

    private Fragments() {}

    /** The address and each of its endings. */
    static Set<String> ofAddress(@Nullable String given) {
        var endings = new LinkedHashSet<String>();
        if (given == null) {
            return endings;
        }
        var address = Normal.email(given);
        if (address.length() > LONGEST) {
            address = address.substring(0, LONGEST);
        }
        for (int i = 0; i + SHORTEST <= address.length(); i++) {
            if (Character.isLetterOrDigit(address.charAt(i)) || address.charAt(i) == '@') {
                endings.add(address.substring(i));
            }
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
        var number = Normal.phone(text, null);
        if (number != null) {
            return List.of(digits(number));
        }
        var typed = Normal.email(text).replaceFirst("^tel: *", "");
        if (typed.matches("[+(]*[0-9][0-9 ()./+\\p{Pd}]*")) {
            // 081… is how a number is dialled within its country: +6681…, for which some write +66 (0)81….
            var digits = digits(typed.replaceAll("\\(0\\)", "")).replaceFirst("^0+", "");
            return digits.length() >= SHORTEST_DIGITS ? List.of(digits) : List.of();
        }
        if (typed.length() >= SHORTEST && typed.length() <= LONGEST && typed.matches("[\\p{L}\\p{N}@._+-]+")) {
            return List.of(typed);
        }
        return List.of();
    }

    private static String digits(String given) {
        var text = Normal.compatible(given);
        var digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.length() > MOST_DIGITS ? digits.substring(0, MOST_DIGITS) : digits.toString();
    }
}
