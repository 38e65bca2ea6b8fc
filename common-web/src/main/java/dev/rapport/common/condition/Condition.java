package dev.rapport.common.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    /** As {@link #parse}, of a condition that is part of a document. */
    static Condition of(String path, JsonNode json) {
        return ConditionReader.read(path, json);
    }
}
