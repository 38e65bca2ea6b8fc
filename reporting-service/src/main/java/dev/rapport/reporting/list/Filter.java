package dev.rapport.reporting.list;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.Deadline;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Sentences;
import dev.rapport.reporting.search.SearchDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter that narrows a list.
 *
 * @param parameter
 *            its name
 * @param kind
 *            what may be given, for the API document
 * @param choices
 *            the values there are, when they are fixed
 * @param reader
 *            reads it and says what to ask for; null when it is absent
 */
record Filter(String parameter, Kind kind, List<String> choices, Reader reader) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    enum Kind {
        /** One or more ids. */
        IDS,
        /** One or more ids of employees, of whom the caller is one by another name. */
        EMPLOYEES,
        /** One or more of a fixed set of values. */
        CHOICES,
        /** One or more values. */
        TEXTS,
        /** One or more codes of currencies. */
        CURRENCIES,
        FLAG,
        /** The first instant of a range. */
        START,
        /** The first instant after a range. */
        END,
        /** The first day of a range. */
        FIRST_DAY,
        /** The last day of a range. */
        LAST_DAY,
        DECIMAL,
        INTEGER
    }

    @FunctionalInterface
    interface Reader {

        @Nullable
        Map<String, ?> read(Parameters parameters, String name);
    }

    @Nullable
    Map<String, ?> read(Parameters parameters) {
        return reader.read(parameters, parameter);
    }

    /** What lists of a kind of records can be narrowed by. */
    static List<Filter> of(Resource<?> resource) {
        return Stream.concat(resource.allValues().stream().filter(field -> field.is(Ability.FILTERED))
                .flatMap(field -> of(field).stream()), resource.deadlines().stream().map(Filter::of)).toList();
    }

    /** What is overdue, by the calendar of the company, or is not. */
    static Filter of(Deadline deadline) {
        return new Filter(deadline.parameter(), Kind.FLAG, List.of(), (parameters, name) -> {
            var wanted = parameters.flag(name);
            if (wanted == null) {
                return null;
            }
            var overdue = Queries.all(List.of(Queries.range(deadline.day(), null, parameters.today().toEpochDay()),
                    Queries.terms("status", deadline.statuses())));
            return wanted ? overdue : Queries.not(overdue);
        });
    }

    /** What lists can be narrowed by with one field. */
    static List<Filter> of(Field field) {
        var name = field.indexName();
        var parameter = field.parameter();
        if (field.is(Ability.KEYED)) {
            // Whoever asks says by which key.
            return List.of();
        }
        return switch (field.meaning().type()) {
            case REFERENCE, ID -> List.of(field.meaning().references().contains("employee")
                    ? employees(parameter, name)
                    : ids(parameter, name));
            case CHOICE -> List.of(choices(parameter, name, field.meaning().choices()));
            case TEXT, PROSE, EMAIL, PHONE, URL, LANGUAGE, TIMEZONE ->
                List.of(texts(field));
            case BOOLEAN -> List.of(flag(name));
            case INSTANT -> parameter.endsWith("Since")
                    ? List.of(since(parameter, name))
                    : List.of(since(timeless(parameter) + "From", name), until(timeless(parameter) + "To", name));
            case DAY -> List.of(fromDay(parameter + "From", name), toDay(parameter + "To", name));
            case MONEY -> List.of(atLeast(bounds(field).getFirst(), name), atMost(bounds(field).getLast(), name),
                    currencies(field.currencyName()));
            case INTEGER -> List.of(from(bounds(field).getFirst(), name), to(bounds(field).getLast(), name));
            case DECIMAL, OBJECT ->
                throw new IllegalStateException("Lists cannot be filtered by " + name + " yet");
        };
    }

    /** The parameters that name the least and the greatest amount or number. */
    static List<String> bounds(Field field) {
        var name = Sentences.capital(field.name());
        return List.of("min" + name, "max" + name);
    }

    /** {@code occurredAt} is asked for as {@code occurredFrom}. */
    private static String timeless(String parameter) {
        return parameter.endsWith("At") ? parameter.substring(0, parameter.length() - 2) : parameter;
    }

    private static Filter ids(String parameter, String field) {
        return new Filter(parameter, Kind.IDS, List.of(),
                (parameters, name) -> anyOf(field, parameters.uuids(name).stream().map(UUID::toString).toList()));
    }

    private static Filter employees(String parameter, String field) {
        return new Filter(parameter, Kind.EMPLOYEES, List.of(),
                (parameters, name) -> anyOf(field, parameters.employees(name).stream().map(UUID::toString).toList()));
    }

    private static Filter choices(String parameter, String field, List<String> allowed) {
        return new Filter(parameter, Kind.CHOICES, allowed,
                (parameters, name) -> anyOf(field, parameters.choices(name, allowed)));
    }

    /** Values as they are compared, whichever way they are written. */
    private static Filter texts(Field field) {
        return new Filter(field.parameter(), Kind.TEXTS, List.of(), (parameters, name) -> anyOf(field.indexName(),
                parameters.texts(name).stream().map(text -> SearchDocument.exact(text, field)).toList()));
    }

    private static Filter currencies(String field) {
        return new Filter(field, Kind.CURRENCIES, List.of(), (parameters, name) -> {
            var currencies = parameters.texts(name);
            if (!CURRENCIES.containsAll(currencies)) {
                parameters.refuse(name, "must be a currency code of ISO 4217 like EUR");
            }
            return anyOf(field, currencies);
        });
    }

    private static Filter flag(String field) {
        return new Filter(field, Kind.FLAG, List.of(), (parameters, name) -> {
            var flag = parameters.flag(name);
            return flag == null ? null : Queries.term(field, flag);
        });
    }

    /** Instants from this one on, or from the beginning of this day. */
    private static Filter since(String parameter, String field) {
        return new Filter(parameter, Kind.START, List.of(), (parameters, name) -> {
            var instant = parameters.start(name);
            return instant == null ? null : Queries.range(field, Fields.micros(instant), null);
        });
    }

    /** Instants before this one, or before the end of this day. */
    private static Filter until(String parameter, String field) {
        return new Filter(parameter, Kind.END, List.of(), (parameters, name) -> {
            var instant = parameters.end(name);
            return instant == null ? null : Queries.range(field, null, Fields.micros(instant));
        });
    }

    /** This day and later ones. */
    private static Filter fromDay(String parameter, String field) {
        return new Filter(parameter, Kind.FIRST_DAY, List.of(), (parameters, name) -> {
            var day = parameters.day(name);
            return day == null ? null : Queries.range(field, day.toEpochDay(), null);
        });
    }

    /** This day and earlier ones. */
    private static Filter toDay(String parameter, String field) {
        return new Filter(parameter, Kind.LAST_DAY, List.of(), (parameters, name) -> {
            var day = parameters.day(name);
            return day == null ? null : Queries.range(field, null, day.toEpochDay() + 1);
        });
    }

    /** Amounts of at least this; the currency is given beside. */
    private static Filter atLeast(String parameter, String field) {
        return new Filter(parameter, Kind.DECIMAL, List.of(), (parameters, name) -> {
            var least = parameters.decimal(name);
            return least == null ? null : Queries.range(field, SearchDocument.amount(up(least)), null);
        });
    }

    /** Amounts of at most this; the currency is given beside. */
    private static Filter atMost(String parameter, String field) {
        return new Filter(parameter, Kind.DECIMAL, List.of(), (parameters, name) -> {
            var most = parameters.decimal(name);
            return most == null ? null : Map.of("range", Map.of(field, Map.of("lte", SearchDocument.amount(most))));
        });
    }

    /** Numbers of at least this. */
    private static Filter from(String parameter, String field) {
        return new Filter(parameter, Kind.INTEGER, List.of(), (parameters, name) -> {
            var least = parameters.wholeNumber(name);
            return least == null ? null : Queries.range(field, least, null);
        });
    }

    /** Numbers of at most this. */
    private static Filter to(String parameter, String field) {
        return new Filter(parameter, Kind.INTEGER, List.of(), (parameters, name) -> {
            var most = parameters.wholeNumber(name);
            return most == null ? null : Map.of("range", Map.of(field, Map.of("lte", most)));
        });
    }

    private static BigDecimal up(BigDecimal least) {
        return least.setScale(4, RoundingMode.UP);
    }

    private static @Nullable Map<String, ?> anyOf(String field, List<String> values) {
        return values.isEmpty() ? null : Queries.terms(field, values);
    }
}
