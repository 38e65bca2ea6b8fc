package dev.rapport.common.condition;

import dev.rapport.common.field.Normal;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value as conditions compare it, in memory as in an index: two values are equal if their keys are, and in the order
 * of these.
 */
public sealed interface Key {

    /** Digits after the decimal point that are compared of an amount; no currency has more. */
    int AMOUNT_DIGITS = 4;

    /** Digits after the decimal point that are compared of a decimal number. */
    int DECIMAL_DIGITS = 6;

    /** Most characters of a text that are compared; in UTF-8 they fit into a term of an index. */
    int LONGEST_TEXT = 8_000;

    /** A text, as {@link #folded} makes it, or a code or an id as it stands. */
    record Text(String text) implements Key {}

    /** A number, a day since 1970, or a microsecond since 1970. */
    record Ordinal(long number) implements Key {}

    /** True or false. */
    record Flag(boolean flag) implements Key {}

    /** An amount in a currency, in its ten-thousandths; amounts of different currencies have no order. */
    record Amount(long amount, String currency) implements Key {}

    /** Whether values of a type are compared as {@linkplain #folded texts}. */
    static boolean isText(FieldType type) {
        return switch (type) {
            case TEXT, PROSE, EMAIL, PHONE, URL, LANGUAGE, TIMEZONE -> true;
            case CHOICE, REFERENCE, ID, INTEGER, DECIMAL, BOOLEAN, DAY, INSTANT, MONEY, OBJECT -> false;
        };
    }

    /** Whether values of a type have a greater and a smaller one, and their keys are numbers. */
    static boolean isOrdered(FieldType type) {
        return switch (type) {
            case INTEGER, DECIMAL, MONEY, DAY, INSTANT -> true;
            case TEXT, PROSE, EMAIL, PHONE, URL, LANGUAGE, TIMEZONE, CHOICE, REFERENCE, ID, BOOLEAN, OBJECT -> false;
        };
    }

    /** The keys of a field of a record: several for a list, none when it has no value. */
    static List<Key> of(EventField field, @Nullable Object stored) {
        return switch (stored) {
            case null -> List.of();
            case List<?> list -> list.stream().filter(Objects::nonNull).map(item -> of(field.type(), item)).toList();
            case Object value -> List.of(of(field.type(), value));
        };
    }

    /**
     * The key of a value.
     *
     * @param stored
     *            as records are answered: text, numbers, truth values, and maps for money
     */
    private static Key of(FieldType type, Object stored) {
        return switch (type) {
            case TEXT, PROSE, EMAIL, PHONE, URL, LANGUAGE, TIMEZONE -> new Text(folded(stored.toString()));
            case CHOICE, REFERENCE, ID -> new Text(stored.toString());
            case BOOLEAN -> new Flag(Boolean.parseBoolean(stored.toString()));
            case INTEGER -> number(new BigDecimal(stored.toString()));
            case DECIMAL -> decimal(new BigDecimal(stored.toString()));
            case DAY -> new Ordinal(LocalDate.parse(stored.toString()).toEpochDay());
            case INSTANT -> new Ordinal(micros(Instant.parse(stored.toString())));
            case MONEY -> {
                var money = (Map<?, ?>) stored;
                yield amount(new BigDecimal(String.valueOf(money.get("amount"))),
                        String.valueOf(money.get("currency")));
            }
            case OBJECT -> throw new IllegalArgumentException("A structure has no key");
        };
    }

    /**
     * Text as it is compared: as it is kept, composed (NFC), without regard to case, and no more than
     * {@value #LONGEST_TEXT} characters of it. Case is folded character by character: the beginning of a text is that
     * of its key.
     */
    static String folded(String text) {
        var folded = new StringBuilder(text.length());
        Normal.required(text).codePoints().map(Key::folded).forEach(folded::appendCodePoint);
        var composed = Normalizer.normalize(folded, Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length()) <= LONGEST_TEXT
                ? composed
                : composed.substring(0, composed.offsetByCodePoints(0, LONGEST_TEXT));
    }

    private static int folded(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    static Ordinal number(BigDecimal number) {
        return new Ordinal(scaled(number, 0));
    }

    static Ordinal decimal(BigDecimal number) {
        return new Ordinal(scaled(number, DECIMAL_DIGITS));
    }

    static Amount amount(BigDecimal amount, String currency) {
        return new Amount(scaled(amount, AMOUNT_DIGITS), currency);
    }

    /** Without the digits behind; what is too large for a whole number of 64 bits counts as the largest. */
    static long scaled(BigDecimal number, int digits) {
        int whole = number.precision() - number.scale();
        if (number.signum() == 0 || whole < -digits) {
            return 0;
        } else if (whole + digits > 19) {
            return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return limited(number.setScale(digits, RoundingMode.DOWN).unscaledValue());
    }

    /** Microseconds since 1970, the last one that has begun; an instant too far away counts as the farthest. */
    static long micros(Instant instant) {
        return limited(BigInteger.valueOf(instant.getEpochSecond()).multiply(BigInteger.valueOf(1_000_000))
                .add(BigInteger.valueOf(instant.getNano() / 1_000)));
    }

    private static long limited(BigInteger number) {
        return number.max(BigInteger.valueOf(Long.MIN_VALUE)).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }
}
