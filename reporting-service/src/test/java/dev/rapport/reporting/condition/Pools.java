package dev.rapport.reporting.condition;

import dev.rapport.common.condition.Operator;
import dev.rapport.events.Money;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Values and conditions drawn at random from few enough for both to meet, and strange enough for both to differ. */
final class Pools {

    private static final List<String> TEXTS = List.of("Gröning", "GRÖNING", "Gro\u0308ning", "groning", "สมชาย ใจดี",
            "张伟", "Straße", "STRASSE", "ΟΔΟΣ", "οδος", "İstanbul", "istanbul", "\u212Aelvin", "kelvin", "a*b", "a?b",
            "a\\b", "a\\*b", "ab", "\"quoted\"", "{}", "😀 smile", "x", "X ray", "ﬁne", "x\nray\ttab", "*", "?", "\\",
            "y".repeat(300));

    /** Longer than what is compared, than what a term of an index can be, and than what a question may say. */
    private static final List<String> LONG_TEXTS = List.of("สมชาย ".repeat(2_000), "x" + "y".repeat(9_000),
            "y".repeat(7_999) + "end");
    private static final List<String> PARTS = List.of("g", "ö", "o\u0308n", "สม", "伟", "SS", "ß", "σ", "Σ", "i", "k",
            "*", "?", "\\", "a*", "?b", "\\*", "\"", "😀", "x r", "y", "end", "yyyy", "y".repeat(100), "ย ส",
            "fi");
    private static final List<UUID> IDS = Stream.iterate(1, i -> i + 1).limit(6)
            .map(i -> UUID.fromString("01900000-0000-7000-8000-00000000000" + i)).toList();
    private static final List<String> EMAILS = List.of("ann@example.com", "bob@example.com", "ann@siam.example");
    private static final List<String> PHONES = List.of("+66812345678", "+14155552671;ext=123", "+4915112345678");
    private static final List<String> DAYS = List.of("2026-06-14", "2026-06-15", "2026-06-16", "2026-06-17",
            "2025-12-31", "2028-02-29", "0001-01-01", "9999-12-31");
    private static final List<String> INSTANTS = List.of("2026-06-14T16:59:59.999999Z", "2026-06-14T17:00:00Z",
            "2026-06-14T17:00:00.000001Z", "2026-06-15T16:59:59.999999Z", "2026-06-15T17:00:00Z",
            "1970-01-01T00:00:00Z",
            "1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z");
    private static final List<Long> INTEGERS = List.of(0L, 1L, -1L, 2L, 3L, 100L, 1L << 53, (1L << 53) - 1,
            -(1L << 53));
    private static final List<String> DECIMALS = List.of("0", "0.1", "0.100001", "-0.1", "1", "1.5",
            "999999999999.999999",
            "-999999999999.999999");
    private static final List<Money> AMOUNTS = List.of(money("0.00", "EUR"), money("9.99", "EUR"),
            money("10.00", "EUR"),
            money("10.00", "USD"), money("10", "JPY"), money("9.999", "KWD"), money("99999999999999.99", "EUR"));

    private final Random random;

    Pools(Random random) {
        this.random = random;
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The fields of a record, a third of which have no value. */
    Map<String, @Nullable Object> record(Everything resource) {
        var record = new LinkedHashMap<String, @Nullable Object>();
        for (var field : resource.fields()) {
            if (random.nextInt(3) == 0) {
                record.put(field.name(), field.meaning().list() && random.nextBoolean() ? List.of() : null);
            } else if (field.meaning().list()) {
                record.put(field.name(),
                        Stream.generate(() -> value(field)).limit(1 + random.nextInt(3)).toList());
            } else {
                record.put(field.name(), value(field));
            }
        }
        return record;
    }

    Object value(Field field) {
        return switch (field.meaning().type()) {
            case TEXT, PROSE, URL -> random.nextInt(100) == 0 ? one(LONG_TEXTS) : one(TEXTS);
            case EMAIL -> one(EMAILS);
            case PHONE -> one(PHONES);
            case LANGUAGE -> one(List.of("th", "zh-Hans", "zh-Hant", "en"));
            case TIMEZONE -> one(List.of("Asia/Bangkok", "Europe/London", "UTC"));
            case CHOICE -> one(Everything.CHOICES);
            case REFERENCE, ID -> one(IDS);
            case INTEGER -> one(INTEGERS);
            case DECIMAL -> new BigDecimal(one(DECIMALS));
            case BOOLEAN -> random.nextBoolean();
            case DAY -> LocalDate.parse(one(DAYS));
            case INSTANT -> Instant.parse(one(INSTANTS));
            case MONEY -> one(AMOUNTS);
            case OBJECT -> throw new IllegalStateException();
        };
    }

    /** A condition in JSON that is understood. */
    Map<String, Object> condition(List<Field> fields, int levels) {
        int kind = levels == 1 ? 9 : random.nextInt(10);
        if (kind < 2) {
            return Map.of("not", condition(fields, levels - 1));
        } else if (kind < 6) {
            return Map.of(kind < 4 ? "all" : "any",
                    Stream.generate(() -> condition(fields, levels - 1)).limit(1 + random.nextInt(3)).toList());
        }
        var field = one(fields);
        var operator = one(Operator.codesOf(field.meaning()));
        var comparison = new LinkedHashMap<String, Object>();
        comparison.put("field", field.name());
        comparison.put("op", operator);
        var operand = operand(field, operator);
        if (operand != null) {
            comparison.put("value", operand);
        }
        return comparison;
    }

    /** What a field can be compared with; null for operators that take nothing. */
    @Nullable
    Object operand(Field field, String operator) {
        return switch (operator) {
            case "isNull", "notNull" -> null;
            case "in", "nin" -> Stream.generate(() -> operand(field)).limit(1 + random.nextInt(4)).toList();
            case "between" -> ends(field);
            case "withinDays" -> random.nextInt(-800, 800);
            case "olderThanDays" -> random.nextInt(800);
            case "contains", "startsWith" -> switch (field.meaning().type()) {
                case EMAIL -> one(List.of("ANN", "@Siam", "ann@example.com", "."));
                case PHONE -> one(List.of("+66", "(415)", "123", "+49 151"));
                case LANGUAGE -> one(List.of("zh", "ZH-", "h"));
                default -> one(PARTS);
            };
            default -> operand(field);
        };
    }

    private Object ends(Field field) {
        var ends = new ArrayList<>(List.of(operand(field), operand(field)));
        var type = field.meaning().type();
        if (type == FieldType.MONEY) {
            return List.of(Map.of("amount", "0", "currency", "EUR"), Map.of("amount", "10", "currency", "EUR"));
        }
        ends.sort((one, other) -> switch (type) {
            case INTEGER, DECIMAL -> new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
            default -> one.toString().compareTo(other.toString());
        });
        return ends;
    }

    private Object operand(Field field) {
        return switch (field.meaning().type()) {
            case INSTANT -> random.nextInt(3) == 0 ? one(DAYS) : one(INSTANTS);
            case MONEY -> {
                var money = one(AMOUNTS);
                yield Map.of("amount", money.amount().toPlainString(), "currency", money.currency());
            }
            case DECIMAL -> random.nextBoolean() ? one(DECIMALS) : new BigDecimal(one(DECIMALS));
            case PHONE -> one(List.of("+66 81 234 5678", "+14155552671;ext=123", "+1 415 555 2671"));
            case EMAIL -> one(List.of("ANN@example.com", "bob@example.com"));
            case REFERENCE, ID, DAY -> value(field).toString();
            case TEXT, PROSE, URL -> random.nextInt(50) == 0 ? LONG_TEXTS.getLast() : one(TEXTS);
            default -> value(field);
        };
    }

    static String json(Object condition) {
        return JsonMapper.shared().writeValueAsString(condition);
    }
}
