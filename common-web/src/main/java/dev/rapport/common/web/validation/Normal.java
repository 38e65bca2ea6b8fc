package dev.rapport.common.web.validation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one form in which values are stored that people write in many. */
public final class Normal {

    private static final int LONGEST_PHONE = 40;

    private Normal() {}

    /** Text without surrounding white space, composed (Unicode NFC). */
    public static @Nullable String text(@Nullable String text) {
        return text == null ? null : required(text);
    }

    /** As {@link #text} for what is always there. */
    public static String required(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** An e-mail address in lower case: in practice no provider tells addresses apart by case. */
    public static @Nullable String email(@Nullable String address) {
        return address == null ? null : required(address).toLowerCase(Locale.ROOT);
    }

    /** A phone number in E.164, such as {@code +66812345678}. */
    public static @Nullable String phone(@Nullable String number) {
        if (number == null) {
            return null;
        }
        try {
            var util = PhoneNumberUtil.getInstance();
            return util.format(util.parse(number, null), PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("Not validated before", e);
        }
    }

    /**
     * As {@link #phone(String)} after a change: a number that has stayed is normal already, and parsing it is what costs.
     *
     * @param before
     *            a number in E.164
     */
    public static @Nullable String phone(@Nullable String number, @Nullable String before) {
        return Objects.equals(number, before) ? before : phone(number);
    }

    static boolean isPhone(String number) {
        if (number.length() > LONGEST_PHONE || !number.strip().startsWith("+")) {
            return false;
        }
        try {
            var util = PhoneNumberUtil.getInstance();
            return util.isPossibleNumber(util.parse(number, null));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
