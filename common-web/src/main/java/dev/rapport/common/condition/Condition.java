package dev.rapport.common.condition;

import dev.rapport.common.refusal.InvalidFieldException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A condition as it was written: its shape is right, and whether there are such fields and values is yet to be seen.
 * There are no loops, functions or calls, so that it always ends.
 */
public sealed interface Condition {

    /** Most levels, that of a single comparison being the first. */
    int DEEPEST = 6;

    /** Most comparisons. */
    int MOST_LEAVES = 100;

    /** Most bytes of its JSON in UTF-8. */
    int LONGEST = 32 * 1024;

    /** All of these hold. */
    record All(List<Condition> conditions) implements Condition {}

    /** Any of these holds. */
    record Any(List<Condition> conditions) implements Condition {}

    /** This does not hold. */
    record Not(Condition condition) implements Condition {}

    /**
     * A field compares with a value.
     *
     * @param path
     *            where it stands, e.g. {@code where.all[1]}
     * @param value
     *            null for operators that take none
     */
    record Comparison(String path, String field, Operator operator, @Nullable JsonNode value) implements Condition {}

    /**
     * Reads a condition.
     *
     * @param path
     *            what errors call it, e.g. {@code where}
     * @throws InvalidConditionException
     *             naming everything that is wrong with its shape
     */
    static Condition parse(String path, String json) {
        return ConditionReader.parse(path, json);
    }

    /**
     * Refuses what has not the shape of a condition; whether there are such fields and values is yet to be seen.
     *
     * @param json
     *            as JSON has it: text, numbers, truth values, lists and maps of them, or null
     * @throws InvalidFieldException
     *             naming the first that is wrong
     */
    static void requireShape(String path, Map<String, ? extends @Nullable Object> json) {
        try {
            ConditionReader.read(path, JsonMapper.shared().valueToTree(json));
        } catch (InvalidConditionException e) {
            var first = e.errors().getFirst();
            throw new InvalidFieldException(first.field(), first.message());
        }
    }

    /** As {@link #parse}, of a condition that is part of a document. */
    static Condition of(String path, JsonNode json) {
        return ConditionReader.read(path, json);
    }
}
