package dev.rapport.common.field;

import dev.rapport.events.Money;
import dev.rapport.events.field.Details;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one form in which values are stored that people write in many. */
public final class Normal {

    private Normal() {}

    /**
     * Details of a new record with each field in the form that belongs to its type; what is said twice agrees.
     *
     * @param details
     *            valid ones, of a record whose fields the events declare
     * @throws dev.rapport.common.refusal.InvalidFieldException
     *             when fields contradict each other
     */
    public static <D extends Record> D details(D details) {
        return Primaries.agreed(NormalRecord.of(details).normal(details, null));
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

    /** Text as it is kept; null when there is none, or nothing in it that people could see. */
    public static @Nullable String text(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = PlainText.clean(text);
        return PlainText.isVisible(clean) ? clean : null;
    }

    /** As {@link #text} for what is always there. */
    public static String required(String text) {
        return PlainText.clean(text);
    }

    /**
     * Text in which characters that differ in nothing but their form are the same (Unicode NFKC), and the digits of all
     * scripts too. It is good for comparing, and for what is written in ASCII.
     */
    public static String compatible(String text) {
        var compatible = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(point -> {
            if (point > 0x7F && Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER) {
                compatible.append((char) ('0' + Character.digit(point, 10)));
            } else {
                compatible.appendCodePoint(point);
            }
        });
        return compatible.toString();
    }

    /** An e-mail address in lower case: in practice no provider tells addresses apart by case. */
    public static String email(String address) {
        return PlainText.clean(PlainText.without(compatible(address), PlainText::isFormat)).toLowerCase(Locale.ROOT);
    }

    /**
     * A phone number in E.164, such as {@code +66812345678}, and behind it the extension when there is one:
     * {@code +14155552671;ext=123}.
     *
     * @param region
     *            whose national numbers are understood, as ISO 3166 writes it; null when numbers must be international
     * @return null when it is not the number of one telephone
     */
    public static @Nullable String phone(String number, @Nullable String region) {
        return PhoneNumbers.stored(number, region);
    }

    static String phone(String number) {
        String stored = phone(number, null);
        if (stored == null) {
            throw new IllegalArgumentException("Not validated before");
        }
        return stored;
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
}
