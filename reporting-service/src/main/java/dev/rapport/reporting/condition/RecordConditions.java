package dev.rapport.reporting.condition;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.condition.ConditionCheck;
import dev.rapport.common.condition.Criterion;
import dev.rapport.common.condition.InvalidConditionException;
import dev.rapport.events.field.EventField;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions about records: whatever a resource declares can be named. */
public final class RecordConditions {

    /** What conditions know of somebody who was forgotten: that there was one. */
    private static final Set<String> LEFT = Set.of("id", "version", "status", "ownerId", "createdAt", "updatedAt");

    private RecordConditions() {}

    /**
     * What a condition means for records of a kind.
     *
     * @throws InvalidConditionException
     *             naming every field, operator and value that there is not
     */
    public static Criterion check(KnownFields known, Condition condition, Circumstances circumstances) {
        return check(known, condition, circumstances, ConditionCheck.About.RECORDS);
    }

    /** The same for what happens to records. */
    public static Criterion checkOnEvents(KnownFields known, Condition condition, Circumstances circumstances) {
        return check(known, condition, circumstances, ConditionCheck.About.EVENTS);
    }

    private static Criterion check(KnownFields known, Condition condition, Circumstances circumstances,
            ConditionCheck.About about) {
        var fields = new LinkedHashMap<String, EventField>();
        known.all().forEach(field -> fields.put(field.name(), field.meaning()));
        return ConditionCheck.check(condition, fields, name -> {
            var keyed = KeyedTexts.of(known.resource(), name);
            return keyed == null ? null : keyed.meaning();
        }, circumstances, about);
    }

    /** What conditions know of a record, by the names of its fields. */
    public static Map<String, @Nullable Object> known(RecordDocument record) {
        var known = record.answer();
        if (known.get(Resource.CUSTOM) instanceof Map<?, ?> values) {
            values.forEach((key, value) -> known.put(Field.CUSTOM + key, value));
        }
        if (record.isErased()) {
            known.keySet().retainAll(LEFT);
        }
        return known;
    }
}
