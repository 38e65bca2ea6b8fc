package dev.rapport.common.condition;

import dev.rapport.common.web.ProblemException.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the shape of a condition and notes all that is wrong with it. */
final class ConditionReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final Set<String> OF_COMPARISON = Set.of("field", "op", "value");
    private static final List<String> OF_GROUP = List.of("all", "any", "not");
    private static final String SHAPE = "must be {\"all\": […]}, {\"any\": […]}, {\"not\": …} or "
            + "{\"field\": …, \"op\": …, \"value\": …}";

    /** No field has a longer name. */
    private static final int LONGEST_NAME = 100;

    private static final int MOST_ERRORS = 20;

    private final List<FieldError> errors = new ArrayList<>();
    private int leaves;

    private ConditionReader() {}

    static Condition parse(String path, String json) {
        if (json.getBytes(StandardCharsets.UTF_8).length > Condition.LONGEST) {
            throw tooLong(path);
        }
        JsonNode read;
        try {
            read = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new InvalidConditionException(List.of(new FieldError(path, "must be a condition in JSON")));
        }
        return of(path, read);
    }

    static Condition read(String path, JsonNode json) {
        if (json.toString().getBytes(StandardCharsets.UTF_8).length > Condition.LONGEST) {
            throw tooLong(path);
        }
        return of(path, json);
    }

    private static InvalidConditionException tooLong(String path) {
        return new InvalidConditionException(List.of(new FieldError(path, "must be at most 32 KiB")));
    }

    private static Condition of(String path, JsonNode json) {
        var reader = new ConditionReader();
        var condition = reader.condition(path, json, 1);
        if (reader.leaves > Condition.MOST_LEAVES) {
            reader.refuse(path, "must hold at most %d comparisons".formatted(Condition.MOST_LEAVES));
        }
        if (condition == null || !reader.errors.isEmpty()) {
            throw new InvalidConditionException(reader.errors);
        }
        return condition;
    }

    /** Null when it is refused. */
    private @Nullable Condition condition(String path, JsonNode json, int depth) {
        if (depth > Condition.DEEPEST) {
            return refuse(path, "must be at most %d levels deep".formatted(Condition.DEEPEST));
        }
        var names = new LinkedHashSet<>(json.propertyNames());
        if (!json.isObject() || names.isEmpty()) {
            return refuse(path, SHAPE);
        }
        var group = OF_GROUP.stream().filter(names::contains).findFirst().orElse(null);
        if (group == null) {
            return comparison(path, json, names);
        } else if (names.size() > 1) {
            return refuse(path, SHAPE);
        }
        var content = json.get(group);
        var within = path + "." + group;
        if (group.equals("not")) {
            var denied = condition(within, content, depth + 1);
            return denied == null ? null : new Condition.Not(denied);
        }
        if (!content.isArray() || content.isEmpty()) {
            return refuse(within, "must be a list of at least one condition");
        }
        var conditions = new ArrayList<Condition>();
        for (int i = 0; i < content.size(); i++) {
            var condition = condition(within + "[" + i + "]", content.get(i), depth + 1);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        return group.equals("all") ? new Condition.All(conditions) : new Condition.Any(conditions);
    }

    private @Nullable Condition comparison(String path, JsonNode json, Set<String> names) {
        leaves++;
        if (!OF_COMPARISON.containsAll(names)) {
            return refuse(path, SHAPE);
        }
        var field = json.path("field").asStringOpt().orElse("");
        var operator = json.path("op").isString() ? Operator.of(json.path("op").asString()) : null;
        var given = json.get("value");
        var value = given == null || given.isNull() ? null : given;
        int before = errors.size();
        if (field.isEmpty() || field.length() > LONGEST_NAME || !json.path("field").isString()) {
            refuse(path + ".field", "must be the name of a field");
        }
        if (operator == null) {
            refuse(path + ".op", "must be one of " + Operator.codes(EnumSet.allOf(Operator.class)));
        } else if (operator.takesValue() && value == null) {
            refuse(path + ".value", "is required with " + operator.code());
        } else if (!operator.takesValue() && value != null) {
            refuse(path + ".value", "must be absent with " + operator.code());
        }
        return operator == null || errors.size() > before
                ? null
                : new Condition.Comparison(path, field, operator, value);
    }

    private @Nullable Condition refuse(String path, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(path, message));
        }
        return null;
    }
}
