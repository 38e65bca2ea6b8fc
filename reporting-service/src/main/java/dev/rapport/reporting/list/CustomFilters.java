package dev.rapport.reporting.list;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.condition.ConditionCheck;
import dev.rapport.common.condition.Criterion;
import dev.rapport.common.condition.InvalidConditionException;
import dev.rapport.common.condition.Key;
import dev.rapport.common.condition.Operator;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.condition.CustomIndex;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.KnownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The query parameters that narrow lists by fields which the company has defined: {@code custom.<key>}, its ends
 * {@code .from} and {@code .to}, the {@code .currency} of amounts, and {@code .empty}. Each is a condition, written
 * shorter.
 */
final class CustomFilters {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final int LONGEST = 200;

    static final String FROM = ".from";
    static final String TO = ".to";
    static final String CURRENCY = ".currency";
    static final String EMPTY = ".empty";

    private final Parameters parameters;
    private final Circumstances circumstances;
    private final List<Criterion> criteria = new ArrayList<>();

    private CustomFilters(Parameters parameters, Circumstances circumstances) {
        this.parameters = parameters;
        this.circumstances = circumstances;
    }

    /** The names of all parameters. */
    static Stream<String> names(KnownFields known) {
        return known.custom().stream().flatMap(CustomFilters::names);
    }

    /** The names of the parameters of one field. */
    static Stream<String> names(Field field) {
        var name = field.name();
        var ends = isOrdered(field) ? Stream.of(name + FROM, name + TO) : Stream.<String>of();
        var values = isMoney(field) ? Stream.of(name + CURRENCY) : Stream.of(name);
        return Stream.of(values, ends, Stream.of(name + EMPTY)).flatMap(each -> each);
    }

    private static boolean isMoney(Field field) {
        return field.meaning().type() == FieldType.MONEY;
    }

    private static boolean isOrdered(Field field) {
        return Key.isOrdered(field.meaning().type());
    }

    /** What records must have by these parameters; whatever is wrong is noted with them. */
    static List<Criterion> read(KnownFields known, Parameters parameters, Circumstances circumstances) {
        var filters = new CustomFilters(parameters, circumstances);
        known.custom().forEach(filters::read);
        return filters.criteria;
    }

    /** Amounts can be compared in one currency only. */
    static void checkComparable(KnownFields known, List<Map<String, ?>> order, Parameters parameters) {
        known.custom().stream().filter(CustomFilters::isMoney)
                .filter(field -> order.stream().anyMatch(sort -> sort.containsKey(CustomIndex.order(field))))
                .filter(field -> parameters.texts(field.name() + CURRENCY).size() != 1)
                .forEach(field -> parameters.refuse(field.name() + CURRENCY,
                        "must be given once with sort=%s, e.g. EUR: amounts in different currencies cannot be compared"
                                .formatted(field.name())));
    }

    private void read(Field field) {
        var name = field.name();
        if (isMoney(field)) {
            readMoney(field);
        } else {
            var values = parameters.texts(name);
            if (!values.isEmpty()) {
                var array = JSON.arrayNode();
                values.forEach(value -> array.add(value(field, value)));
                add(field, Operator.IN, array, name);
            }
            if (isOrdered(field)) {
                addEnd(field, Operator.GTE, FROM, null);
                addEnd(field, Operator.LTE, TO, null);
            }
        }
        var empty = parameters.flag(name + EMPTY);
        if (empty != null) {
            add(field, empty ? Operator.IS_NULL : Operator.NOT_NULL, null, name + EMPTY);
        }
    }

    private void readMoney(Field field) {
        var currencies = parameters.texts(field.name() + CURRENCY);
        if (currencies.size() == 1) {
            add(field, Operator.GTE, money("0", currencies.getFirst()), field.name() + CURRENCY);
        } else if (!currencies.isEmpty() || parameters.has(field.name() + FROM) || parameters.has(field.name() + TO)) {
            parameters.refuse(field.name() + CURRENCY,
                    "must be given once, e.g. EUR: amounts in different currencies cannot be compared");
        }
        var currency = currencies.isEmpty() ? null : currencies.getFirst();
        addEnd(field, Operator.GTE, FROM, currency);
        addEnd(field, Operator.LTE, TO, currency);
    }

    private void addEnd(Field field, Operator operator, String end, @Nullable String currency) {
        var parameter = field.name() + end;
        var text = parameters.text(parameter, LONGEST);
        if (text != null && (currency != null || !isMoney(field))) {
            add(field, operator, currency == null ? value(field, text) : money(text, currency), parameter);
        }
    }

    private static JsonNode money(String amount, String currency) {
        return JSON.objectNode().put("amount", amount).put("currency", currency);
    }

    /** As a condition would write it. */
    private static JsonNode value(Field field, String text) {
        return switch (field.meaning().type()) {
            case INTEGER -> INTEGER.matcher(text).matches()
                    ? JSON.numberNode(Long.parseLong(text))
                    : JSON.stringNode(text);
            case BOOLEAN -> text.equals("true") || text.equals("false")
                    ? JSON.booleanNode(Boolean.parseBoolean(text))
                    : JSON.stringNode(text);
            default -> JSON.stringNode(text);
        };
    }

    private void add(Field field, Operator operator, @Nullable JsonNode value, String parameter) {
        try {
            criteria.add(ConditionCheck.check(new Condition.Comparison(field.name(), field.name(), operator, value),
                    Map.of(field.name(), field.meaning()), circumstances, ConditionCheck.About.RECORDS));
        } catch (InvalidConditionException e) {
            var first = e.errors().getFirst();
            parameters.refuse(first.field().endsWith(CURRENCY) ? field.name() + CURRENCY : parameter,
                    first.message());
        }
    }
}
