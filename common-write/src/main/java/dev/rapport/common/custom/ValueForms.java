package dev.rapport.common.custom;

import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.field.Normal;
import dev.rapport.events.Money;
import dev.rapport.events.field.Coded;
import dev.rapport.events.field.CustomOption;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.field.FieldDetails;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the values of custom fields into the one form in which they are kept, or says what is wrong with them. */
public final class ValueForms {

    /** Most options that one value names. */
    public static final int MOST_CHOSEN = 50;

    /** Every whole number up to this one is held by readers that know no other than binary floating point. */
    private static final long LARGEST = 1L << 53;

    private static final int MOST_DIGITS = 18;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");
    private static final Set<String> OF_MONEY = Set.of("amount", "currency");
    private static final BigDecimal NO_AMOUNT = BigDecimal.ONE.negate();
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,40}(\\.\\d{1,4})?");

    private final Validator validator;
    private final FieldProperties properties;

    public ValueForms(Validator validator, FieldProperties properties) {
        this.validator = validator;
        this.properties = properties;
    }

    /**
     * A value as it is kept; null when it holds nothing.
     *
     * @param value
     *            as a reader of JSON hands it over
     * @throws InvalidValueException
     *             when the field does not allow it
     */
    public @Nullable Object normal(FieldDetails field, Object value) throws InvalidValueException {
        return normal(field, value, null);
    }

    /**
     * As {@link #normal(FieldDetails, Object)}, of a record that has the field already.
     *
     * @param before
     *            what it holds; null when it holds nothing. An option that has been switched off stays
     */
    @Nullable
    Object normal(FieldDetails field, Object value, @Nullable Object before) throws InvalidValueException {
        var type = Coded.of(CustomType.class, field.type());
        var normal = switch (type) {
            case CHOICE -> option(field, text(value), Set.of(Objects.toString(before, "")), "");
            case MULTI_CHOICE -> options(field, value, before);
            case TEXT -> text(value, Objects.requireNonNullElse(field.maxLength(), FieldDetails.LONGEST));
            default -> typed(type, value);
        };
        if (normal != null) {
            requireWithin(type, normal, field);
        }
        return normal;
    }

    /**
     * A value of a type, whatever a field of it allows, as it is kept.
     *
     * @throws InvalidValueException
     *             when it is none of that type
     */
    public Object typed(CustomType type, Object value) throws InvalidValueException {
        return switch (type) {
            case TEXT -> text(value, FieldDetails.LONGEST);
            case CHOICE, MULTI_CHOICE -> throw new IllegalArgumentException("Only a field knows its options");
            case INTEGER -> integer(value);
            case DECIMAL -> decimal(value);
            case MONEY -> money(value);
            case BOOLEAN -> flag(value);
            case DATE -> checked("day", day(text(value))).toString();
            case INSTANT -> instant(text(value)).toString();
            case EMAIL -> checked("email", text(value));
            case PHONE -> phone(text(value));
            case URL -> checked("url", text(value));
            case EMPLOYEE, CONTACT, ACCOUNT -> id(text(value));
        };
    }

    private static String text(Object value) throws InvalidValueException {
        if (value instanceof String text) {
            return text;
        }
        throw new InvalidValueException("must be text");
    }

    private String text(Object value, int longest) throws InvalidValueException {
        var text = Normal.required(text(value));
        if (text.codePointCount(0, text.length()) > longest) {
            throw new InvalidValueException("must have at most %d characters".formatted(longest));
        }
        return checked("text", text);
    }

    /** As the component of that name is checked and kept. */
    @SuppressWarnings("unchecked")
    private <T> T checked(String name, T value) throws InvalidValueException {
        var violations = validator.validateValue(Samples.class, name, value);
        var wrong = violations.stream().map(ConstraintViolation::getMessage).sorted().findFirst();
        if (wrong.isPresent()) {
            throw new InvalidValueException(wrong.get());
        }
        var normal = new ArrayList<T>();
        EventFields.forEach(Normal.details(Details.of(Samples.class, name, value)), (component, kept) -> {
            if (component.equals(name) && kept != null) {
                normal.add((T) kept);
            }
        });
        return normal.getFirst();
    }

    private String phone(String given) throws InvalidValueException {
        return checked("phone", Objects.requireNonNullElse(Normal.phone(given, properties.defaultRegion()), given));
    }

    private static Object integer(Object value) throws InvalidValueException {
        if ((value instanceof Integer || value instanceof Long)
                && Math.abs(((Number) value).longValue()) <= LARGEST) {
            long number = ((Number) value).longValue();
            // As a reader of JSON would have it, so that what is stored equals what is given.
            return (int) number == number ? Integer.valueOf((int) number) : (Object) number;
        }
        throw new InvalidValueException("must be a whole number from -%1$d to %1$d".formatted(LARGEST));
    }

    private static String decimal(Object value) throws InvalidValueException {
        if (value instanceof String text && DECIMAL.matcher(text).matches()) {
            var number = new BigDecimal(text);
            if (number.precision() <= MOST_DIGITS) {
                return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            }
        }
        throw new InvalidValueException(
                "must be a number as text like \"0.25\", of at most %d digits, 6 of them after the point"
                        .formatted(MOST_DIGITS));
    }

    private static boolean flag(Object value) throws InvalidValueException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new InvalidValueException("must be true or false");
    }

    private Map<String, Object> money(Object value) throws InvalidValueException {
        if (!(value instanceof Map<?, ?> given) || !given.keySet().equals(OF_MONEY)
                || !(given.get("amount") instanceof String amount)
                || !(given.get("currency") instanceof String currency)) {
            throw new InvalidValueException("must be money like {\"amount\": \"1250.00\", \"currency\": \"EUR\"}");
        }
        var money = checked("money", new Money(
                AMOUNT.matcher(amount).matches() ? new BigDecimal(amount) : NO_AMOUNT, currency));
        var kept = new LinkedHashMap<String, Object>();
        kept.put("amount", money.amount().toPlainString());
        kept.put("currency", money.currency());
        return kept;
    }

    private static LocalDate day(String text) throws InvalidValueException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidValueException("must be a day like 2026-11-01");
        }
    }

    private Instant instant(String text) throws InvalidValueException {
        Instant instant;
        try {
            instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new InvalidValueException("must be an instant like 2026-11-01T10:00:00Z");
        }
        checked("day", instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
    }

    private static String id(String text) throws InvalidValueException {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id.toString();
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new InvalidValueException("must be a UUID");
    }

    private static String option(FieldDetails field, String key, Set<String> before, String path)
            throws InvalidValueException {
        var active = field.options().stream().filter(CustomOption::mayBeGiven).map(CustomOption::key).toList();
        if (active.contains(key) || before.contains(key)) {
            return key;
        }
        throw new InvalidValueException(path, active.isEmpty()
                ? "must be absent: no option is active"
                : "must be one of " + String.join(", ", active));
    }

    private static @Nullable List<String> options(FieldDetails field, Object value, @Nullable Object before)
            throws InvalidValueException {
        if (!(value instanceof List<?> given) || given.size() > MOST_CHOSEN) {
            throw new InvalidValueException("must be a list of at most %d options".formatted(MOST_CHOSEN));
        }
        var had = new LinkedHashSet<String>();
        if (before instanceof List<?> earlier) {
            earlier.forEach(key -> had.add(String.valueOf(key)));
        }
        var chosen = new LinkedHashSet<String>();
        for (int i = 0; i < given.size(); i++) {
            var path = "[" + i + "]";
            if (!(given.get(i) instanceof String key)) {
                throw new InvalidValueException(path, "must be text");
            }
            chosen.add(option(field, key, had, path));
        }
        return chosen.isEmpty() ? null : List.copyOf(chosen);
    }

    private static void requireWithin(CustomType type, Object value, FieldDetails field) throws InvalidValueException {
        if (type.isOrdered()) {
            if (field.min() != null && compare(type, value, field.min()) < 0) {
                throw new InvalidValueException("must not be less than " + field.min());
            }
            if (field.max() != null && compare(type, value, field.max()) > 0) {
                throw new InvalidValueException("must not be greater than " + field.max());
            }
        }
    }

    /** Compares two values of a type that has an order, in the form in which they are kept. */
    public static int compare(CustomType type, Object one, Object other) {
        return switch (type) {
            case DATE -> LocalDate.parse(one.toString()).compareTo(LocalDate.parse(other.toString()));
            case INSTANT -> Instant.parse(one.toString()).compareTo(Instant.parse(other.toString()));
            default -> new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
        };
    }
}
