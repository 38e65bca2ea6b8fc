package dev.rapport.common.field;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.rapport.events.Money;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one form in which values are stored that people write in many. */
public final class Normal {

    private static final int LONGEST_PHONE = 40;

    private Normal() {}

    /**
     * Details with each field in the form that belongs to its type.
     *
     * @param details
     *            valid ones, of a record whose fields the events declare
     */
    public static <D extends Record> D details(D details) {
        return NormalRecord.of(details).normal(details, null);
    }

    /**
     * As {@link #details(Record)} after a change: what has stayed is normal already, and parsing, of a phone number
     * above all, is what costs.
     *
     * @param before
     *            details in normal form
     */
    public static <D extends Record> D details(D details, D before) {
        return NormalRecord.of(details).normal(details, before);
    }

    /** Text without surrounding white space, composed (Unicode NFC). */
    public static @Nullable String text(@Nullable String text) {
        return text == null ? null : required(text);
    }

    /** As {@link #text} for what is always there. */
    public static String required(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** An e-mail address in lower case: in practice no provider tells addresses apart by case. */
    static String email(String address) {
        return required(address).toLowerCase(Locale.ROOT);
    }

    /** A phone number in E.164, such as {@code +66812345678}. */
    static String phone(String number) {
        try {
            var util = PhoneNumberUtil.getInstance();
            return util.format(util.parse(number, null), PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("Not validated before", e);
        }
    }

    /** A language as BCP 47 writes it: {@code zh-Hans}. */
    static String language(String tag) {
        return Locale.forLanguageTag(tag).toLanguageTag();
    }

    /** Money with exactly the decimal places of its currency. */
    static Money money(Money money) {
        int places = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        return money.amount().scale() == places ? money : new Money(money.amount().setScale(places), money.currency());
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
