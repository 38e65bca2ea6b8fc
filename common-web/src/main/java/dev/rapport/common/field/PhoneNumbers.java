package dev.rapport.common.field;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers as they are kept: E.164, and behind it the extension when there is one, as RFC 3966 writes it:
 * {@code +14155552671;ext=123}.
 */
final class PhoneNumbers {

    private static final int LONGEST = 40;

    /** A number with an extension or without; letters that stand for digits are not read as such. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:tel:)? *(\\+?[ (]*[0-9][0-9 ()./-]*)(?:[,;]? *(?:ext=|extension|extn|ext|x|#)[.:]? *([0-9]{1,11}))?",
            Pattern.CASE_INSENSITIVE);

    private PhoneNumbers() {}

    /**
     * A number as it is kept.
     *
     * @param region
     *            whose national numbers are understood, as ISO 3166 writes it; null when numbers must be international
     * @return null when it is not the number of one telephone
     */
    static @Nullable String stored(String given, @Nullable String region) {
        Matcher written = WRITTEN.matcher(plain(given));
        if (given.length() > LONGEST || !written.matches()) {
            return null;
        }
        String digits = written.group(1).strip();
        PhoneNumber number = parse(digits, region);
        if (number == null || !isOne(digits, number, region)) {
            return null;
        }
        String extension = written.group(2);
        return PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164)
                + (extension == null ? "" : ";ext=" + extension);
    }

    static boolean isInternational(String given) {
        return plain(given).replaceFirst("(?i)^tel: *", "").startsWith("+");
    }

    static boolean isRegion(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    /** In ASCII, with one kind of dash and of space. */
    private static String plain(String given) {
        var plain = new StringBuilder();
        Normal.compatible(given).codePoints().filter(point -> !PlainText.isFormat(point)).forEach(point -> {
            if (Character.getType(point) == Character.DASH_PUNCTUATION || point == '\u2212') {
                plain.append('-');
            } else {
                plain.appendCodePoint(PlainText.isSpace(point) ? ' ' : point);
            }
        });
        return plain.toString().strip();
    }

    /** What follows a number that is complete makes it another one: {@code +66812345678/9} stands for two. */
    private static boolean isOne(String digits, PhoneNumber whole, @Nullable String region) {
        var util = PhoneNumberUtil.getInstance();
        if (!util.isPossibleNumber(whole) || util.isValidNumber(whole)) {
            return util.isPossibleNumber(whole);
        }
        for (int i = 1; i < digits.length(); i++) {
            boolean ends = !Character.isDigit(digits.charAt(i)) && Character.isDigit(digits.charAt(i - 1));
            PhoneNumber part = ends ? parse(digits.substring(0, i), region) : null;
            if (part != null && util.isValidNumber(part)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable PhoneNumber parse(String digits, @Nullable String region) {
        try {
            return PhoneNumberUtil.getInstance().parse(digits, region);
        } catch (NumberParseException e) {
            return null;
        }
    }
}
