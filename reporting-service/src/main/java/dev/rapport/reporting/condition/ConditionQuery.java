package dev.rapport.reporting.condition;

import dev.rapport.common.condition.Criterion;
import dev.rapport.common.condition.Key;
import dev.rapport.common.condition.Matcher;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A criterion as a query of the index of all records. */
public final class ConditionQuery {

    private final Resource<?> resource;
    private final Map<String, Field> fields;

    private ConditionQuery(KnownFields known) {
        resource = known.resource();
        fields = known.all().collect(Collectors.toMap(Field::name, Function.identity()));
    }

    /** The records of a kind for which a criterion holds. */
    public static Map<String, ?> of(KnownFields fields, Criterion criterion) {
        return new ConditionQuery(fields).query(criterion);
    }

    private Map<String, ?> query(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(List<Criterion> criteria) -> Queries.all(queries(criteria));
            case Criterion.Any(List<Criterion> criteria) -> Queries.any(queries(criteria));
            case Criterion.Not(Criterion denied) -> Queries.not(query(denied));
            case Criterion.Has has -> query(has.field().name(), has.matcher());
            case Criterion.Became _ -> throw new IllegalArgumentException("A record does not say what has changed");
        };
    }

    private Map<String, ?> query(String name, Matcher matcher) {
        var field = fields.get(name);
        return field == null
                ? Objects.requireNonNull(KeyedTexts.of(resource, name), name).query(matcher)
                : query(field, matcher);
    }

    private List<? extends Map<String, ?>> queries(List<Criterion> criteria) {
        return criteria.stream().map(this::query).toList();
    }

    private static Map<String, ?> query(Field field, Matcher matcher) {
        var name = ConditionIndex.name(field);
        return switch (matcher) {
            case Matcher.Present _ -> Queries.exists(name);
            case Matcher.OneOf one ->
                Queries.terms(name, one.keys().stream().map(key -> ConditionIndex.value(field, key)).toList());
            case Matcher.Between range -> range(name, range);
            case Matcher.Amounts(String currency, Matcher.Between range) ->
                Queries.all(List.of(Queries.term(ConditionIndex.currency(field),
                        ConditionIndex.value(field, new Key.Text(currency))), range(name, range)));
            case Matcher.AnyOf(List<Matcher> matchers) ->
                Queries.any(matchers.stream().map(each -> query(field, each)).toList());
            case Matcher.Containing(String part) -> Queries.containing(name, part);
            case Matcher.StartingWith(String beginning) -> Queries.prefix(name, beginning);
        };
    }

    private static Map<String, ?> range(String name, Matcher.Between range) {
        var bounds = new TreeMap<String, Object>();
        bounds.put("gte", range.least());
        bounds.put("lte", range.most());
        return Map.of("range", Map.of(name, bounds));
    }
}
