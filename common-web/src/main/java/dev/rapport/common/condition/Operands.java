package dev.rapport.common.condition;

import dev.rapport.common.field.Normal;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values that a field is compared with, brought into the form of what is stored. */
final class Operands {

    /** Stands for the caller where the id of an employee is asked for. */
    static final String ME = "me";

    static final int MOST_VALUES = 200;

    /** More would make a search for a part too dear. */
    static final int LONGEST_PART = 100;

    private static final int MOST_DAYS = 36_500;
    private static final long LARGEST_INTEGER = 1L << 53;
    private static final Pattern ID = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final EventField field;
    private final Circumstances circumstances;
    private final String path;

    /** @param path of the value, e.g. {@code where.all[1].value} */
    Operands(EventField field, Circumstances circumstances, String path) {
        this.field = field;
        this.circumstances = circumstances;
        this.path = path;
    }

    /** A value is not what it should be. */
    static final class Wrong extends Exception {

        private final String path;

        Wrong(String path, String message) {
            super(message);
            this.path = path;
        }

        String path() {
            return path;
        }

        String message() {
            return Objects.requireNonNull(getMessage());
        }
    }

    Matcher matcher(Operator operator, JsonNode value) throws Wrong {
        return switch (operator) {
            case EQ, NE, CHANGED_TO -> equal(path, value);
            case IN, NIN -> oneOf(value);
            case LT -> range(Long.MIN_VALUE, before(bounds(path, value)), value);
            case LTE -> range(Long.MIN_VALUE, bounds(path, value).most(), value);
            case GT -> range(after(bounds(path, value)), Long.MAX_VALUE, value);
            case GTE -> range(bounds(path, value).least(), Long.MAX_VALUE, value);
            case BETWEEN -> between(value);
            case CONTAINS -> new Matcher.Containing(part(value));
            case STARTS_WITH -> new Matcher.StartingWith(part(value));
            case WITHIN_DAYS -> withinDays(value);
            case OLDER_THAN_DAYS -> {
                var day = circumstances.today().minusDays(days(value, 0));
                yield new Matcher.Between(Long.MIN_VALUE, firstOf(day) - 1);
            }
            case IS_NULL, NOT_NULL -> new Matcher.Present();
        };
    }

    private Matcher oneOf(JsonNode value) throws Wrong {
        var matchers = new ArrayList<Matcher>();
        for (int i = 0; i < several(value, 1, MOST_VALUES).size(); i++) {
            matchers.add(equal(path + "[" + i + "]", value.get(i)));
        }
        // One question for all of them is answered sooner.
        var keys = new LinkedHashSet<Key>();
        for (var matcher : matchers) {
            if (matcher instanceof Matcher.OneOf(Set<Key> some)) {
                keys.addAll(some);
            }
        }
        return keys.isEmpty() ? new Matcher.AnyOf(matchers) : new Matcher.OneOf(keys);
    }

    private JsonNode several(JsonNode value, int least, int most) throws Wrong {
        if (!value.isArray() || value.size() < least || value.size() > most) {
            throw new Wrong(path, least == most
                    ? "must be a list of %d values".formatted(least)
                    : "must be a list of %d to %d values".formatted(least, most));
        }
        return value;
    }

    private Matcher equal(String at, JsonNode value) throws Wrong {
        return switch (field.type()) {
            case TEXT, PROSE, URL, EMAIL, PHONE, LANGUAGE, TIMEZONE ->
                new Matcher.OneOf(Set.of(new Key.Text(text(at, value))));
            case CHOICE -> new Matcher.OneOf(Set.of(new Key.Text(choice(at, value))));
            case REFERENCE, ID -> new Matcher.OneOf(Set.of(new Key.Text(id(at, value))));
            case BOOLEAN -> {
                if (!value.isBoolean()) {
                    throw new Wrong(at, "must be true or false");
                }
                yield new Matcher.OneOf(Set.of(new Key.Flag(value.booleanValue())));
            }
            case INTEGER, DECIMAL, DAY, INSTANT -> bounds(at, value);
            case MONEY -> new Matcher.Amounts(currency(at, value), bounds(at, value));
            case OBJECT -> throw new IllegalStateException("A structure is not compared");
        };
    }

    /** Of what has an order, the first and the last key that a value stands for: of a day, all its instants. */
    private Matcher.Between bounds(String at, JsonNode value) throws Wrong {
        var day = value.isString() ? day(value.asString()) : null;
        if (day != null && field.type() == FieldType.INSTANT) {
            return new Matcher.Between(firstOf(day), firstOf(day.plusDays(1)) - 1);
        }
        long key = switch (field.type()) {
            case INTEGER -> integer(at, value);
            case DECIMAL -> Key.decimal(decimal(at, value)).number();
            case MONEY -> Key.amount(amount(at, value), "").amount();
            case INSTANT -> instant(at, value);
            default -> {
                if (day == null) {
                    throw new Wrong(at, "must be a day like 2026-11-01");
                }
                yield day.toEpochDay();
            }
        };
        return new Matcher.Between(key, key);
    }

    private static long before(Matcher.Between value) {
        return value.least() == Long.MIN_VALUE ? Long.MIN_VALUE : value.least() - 1;
    }

    private static long after(Matcher.Between value) {
        return value.most() == Long.MAX_VALUE ? Long.MAX_VALUE : value.most() + 1;
    }

    private Matcher range(long least, long most, JsonNode value) throws Wrong {
        var range = new Matcher.Between(least, most);
        return switch (field.type()) {
            case MONEY -> new Matcher.Amounts(currency(path, value), range);
            default -> range;
        };
    }

    private Matcher between(JsonNode value) throws Wrong {
        var ends = several(value, 2, 2);
        var least = bounds(path + "[0]", ends.get(0));
        var most = bounds(path + "[1]", ends.get(1));
        if (least.least() > most.most()) {
            throw new Wrong(path, "must be two values of which the first is not the greater");
        }
        var range = new Matcher.Between(least.least(), most.most());
        return switch (field.type()) {
            case MONEY -> {
                var currency = currency(path + "[0]", ends.get(0));
                if (!currency.equals(currency(path + "[1]", ends.get(1)))) {
                    throw new Wrong(path + "[1].currency",
                            "must be that of the first: amounts in different currencies cannot be compared");
                }
                yield new Matcher.Amounts(currency, range);
            }
            default -> range;
        };
    }

    /** Of the past when it is not negative, else of the future; today is part of both. */
    private Matcher withinDays(JsonNode value) throws Wrong {
        int days = days(value, -MOST_DAYS);
        var today = circumstances.today();
        var first = days < 0 ? today : today.minusDays(days);
        var last = days < 0 ? today.minusDays(days) : today;
        return new Matcher.Between(firstOf(first), firstOf(last.plusDays(1)) - 1);
    }

    private int days(JsonNode value, int least) throws Wrong {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least
                || value.intValue() > MOST_DAYS) {
            throw new Wrong(path, "must be a number of days from %d to %d".formatted(least, MOST_DAYS));
        }
        return value.intValue();
    }

    /** The first key of a day. */
    private long firstOf(LocalDate day) {
        return switch (field.type()) {
            case DAY -> day.toEpochDay();
            default -> Key.micros(circumstances.beginning(day));
        };
    }

    private String text(String at, JsonNode value) throws Wrong {
        var text = visible(at, value);
        return Key.folded(switch (field.type()) {
            case EMAIL -> Normal.email(text);
            case PHONE -> {
                var phone = Normal.phone(text, circumstances.region());
                if (phone == null) {
                    throw new Wrong(at, "must be a phone number like +66812345678");
                }
                yield phone;
            }
            case LANGUAGE -> Locale.forLanguageTag(text).toLanguageTag().equals("und")
                    ? text
                    : Locale.forLanguageTag(text).toLanguageTag();
            default -> text;
        });
    }

    /** A part of a text; of a phone number, its digits, however they are grouped. */
    private String part(JsonNode value) throws Wrong {
        var text = visible(path, value);
        var part = Key.folded(switch (field.type()) {
            case EMAIL -> Normal.email(text);
            case PHONE -> Normal.compatible(text).replaceAll("[^+0-9]", "");
            default -> text;
        });
        if (part.isEmpty()) {
            throw new Wrong(path, "must have a digit");
        }
        if (part.codePointCount(0, part.length()) > LONGEST_PART) {
            throw new Wrong(path, "must be text of 1 to %d characters".formatted(LONGEST_PART));
        }
        return part;
    }

    private static String visible(String at, JsonNode value) throws Wrong {
        var text = value.isString() ? Normal.text(value.asString()) : null;
        if (text == null || text.indexOf('\0') >= 0
                || text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw new Wrong(at, "must be text");
        }
        return text;
    }

    private String choice(String at, JsonNode value) throws Wrong {
        if (!value.isString() || !field.choices().contains(value.asString())) {
            throw new Wrong(at, "must be one of " + String.join(", ", field.choices()));
        }
        return value.asString();
    }

    private String id(String at, JsonNode value) throws Wrong {
        boolean ofEmployees = field.references().contains("employee");
        var me = ofEmployees && value.isString() && value.asString().equals(ME) ? circumstances.me().get() : null;
        if (me != null) {
            return me.toString();
        }
        if (!value.isString() || !ID.matcher(value.asString()).matches()) {
            throw new Wrong(at, ofEmployees ? "must be a UUID or " + ME : "must be a UUID");
        }
        return value.asString().toLowerCase(Locale.ROOT);
    }

    private static long integer(String at, JsonNode value) throws Wrong {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || Math.abs(value.longValue()) > LARGEST_INTEGER) {
            throw new Wrong(at, "must be a whole number");
        }
        return value.longValue();
    }

    /** A number, or one as text, as answers have it. */
    private static BigDecimal decimal(String at, JsonNode value) throws Wrong {
        var text = value.isNumber() || value.isString() ? value.asString() : "";
        if (!DECIMAL.matcher(text).matches()) {
            throw new Wrong(at, "must be a number like 0.25, with 6 decimal places at most");
        }
        return new BigDecimal(text);
    }

    private static BigDecimal amount(String at, JsonNode value) throws Wrong {
        int places = Currency.getInstance(currency(at, value)).getDefaultFractionDigits();
        var text = value.path("amount").isString() ? value.path("amount").asString() : "";
        var amount = AMOUNT.matcher(text).matches() ? new BigDecimal(text) : null;
        if (amount == null || amount.stripTrailingZeros().scale() > places) {
            throw new Wrong(at + ".amount",
                    "must be a number as text like \"1250\", with %d decimal places at most".formatted(places));
        }
        return amount;
    }

    private static String currency(String at, JsonNode value) throws Wrong {
        if (!value.isObject() || !Set.of("amount", "currency").containsAll(List.copyOf(value.propertyNames()))) {
            throw new Wrong(at, "must be money like {\"amount\": \"1250.00\", \"currency\": \"EUR\"}");
        }
        var code = value.path("currency").isString() ? value.path("currency").asString() : "";
        if (!isCurrency(code)) {
            throw new Wrong(at + ".currency", "must be a currency code of ISO 4217 like EUR");
        }
        return code;
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = text.length() == 10 ? LocalDate.parse(text) : null;
            return day == null || day.getYear() < 1 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long instant(String at, JsonNode value) throws Wrong {
        try {
            var instant = OffsetDateTime.parse(value.isString() ? value.asString() : "").toInstant();
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return Key.micros(instant);
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new Wrong(at, "must be an instant like 2026-11-01T10:00:00Z or a day like 2026-11-01");
    }
}
