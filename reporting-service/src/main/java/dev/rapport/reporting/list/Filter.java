package dev.rapport.reporting.list;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.search.SearchFold;

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

    enum Kind {
        /** One or more ids, separated by commas. */
        IDS,
        /** One or more of a fixed set of values, separated by commas. */
        CHOICES,
        /** One or more values, separated by commas. */
        TEXTS, FLAG, INSTANT, DAY, DECIMAL
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

    static Filter ids(String field) {
        return ids(field, field);
    }

    static Filter ids(String parameter, String field) {
        return new Filter(parameter, Kind.IDS, List.of(),
                (parameters, name) -> anyOf(field, parameters.uuids(name).stream().map(UUID::toString).toList()));
    }

    static Filter choices(String field, String... choices) {
        var allowed = List.of(choices);
        return new Filter(field, Kind.CHOICES, allowed,
                (parameters, name) -> anyOf(field, parameters.choices(name, allowed)));
    }

    /** Exact values. */
    static Filter texts(String field) {
        return new Filter(field, Kind.TEXTS, List.of(),
                (parameters, name) -> anyOf(field, parameters.texts(name)));
    }

    /** Values of a field that is kept in lower case. */
    static Filter caseless(String field) {
        return new Filter(field, Kind.TEXTS, List.of(), (parameters, name) -> anyOf(field,
                parameters.texts(name).stream().map(text -> text.toLowerCase(Locale.ROOT)).toList()));
    }

    static Filter flag(String field) {
        return new Filter(field, Kind.FLAG, List.of(), (parameters, name) -> {
            var flag = parameters.flag(name);
            return flag == null ? null : Queries.term(field, flag);
        });
    }

    /** Instants from this one on. */
    static Filter since(String parameter, String field) {
        return new Filter(parameter, Kind.INSTANT, List.of(), (parameters, name) -> {
            var instant = parameters.instantOrDay(name);
            return instant == null ? null : Queries.range(field, Fields.micros(instant), null);
        });
    }

    /** Instants before this one. */
    static Filter until(String parameter, String field) {
        return new Filter(parameter, Kind.INSTANT, List.of(), (parameters, name) -> {
            var instant = parameters.instantOrDay(name);
            return instant == null ? null : Queries.range(field, null, Fields.micros(instant));
        });
    }

    /** This day and later ones. */
    static Filter fromDay(String parameter, String field) {
        return new Filter(parameter, Kind.DAY, List.of(), (parameters, name) -> {
            var day = parameters.day(name);
            return day == null ? null : Queries.range(field, day.toEpochDay(), null);
        });
    }

    /** Days before this one. */
    static Filter toDay(String parameter, String field) {
        return new Filter(parameter, Kind.DAY, List.of(), (parameters, name) -> {
            var day = parameters.day(name);
            return day == null ? null : Queries.range(field, null, day.toEpochDay());
        });
    }

    /** Amounts of at least this, whatever the currency. */
    static Filter atLeast(String parameter, String field) {
        return new Filter(parameter, Kind.DECIMAL, List.of(), (parameters, name) -> {
            var least = parameters.decimal(name);
            return least == null ? null : Queries.range(field, SearchFold.amount(up(least)), null);
        });
    }

    /** Amounts of at most this, whatever the currency. */
    static Filter atMost(String parameter, String field) {
        return new Filter(parameter, Kind.DECIMAL, List.of(), (parameters, name) -> {
            var most = parameters.decimal(name);
            return most == null ? null : Map.of("range", Map.of(field, Map.of("lte", SearchFold.amount(most))));
        });
    }

    private static BigDecimal up(BigDecimal least) {
        return least.setScale(4, RoundingMode.UP);
    }

    private static @Nullable Map<String, ?> anyOf(String field, List<String> values) {
        return values.isEmpty() ? null : Queries.terms(field, values);
    }
}
