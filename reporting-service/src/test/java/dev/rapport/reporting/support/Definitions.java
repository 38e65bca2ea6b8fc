package dev.rapport.reporting.support;

import dev.rapport.events.EventEnvelope;
import dev.rapport.events.field.CustomOption;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.FieldArchived;
import dev.rapport.events.field.FieldDefined;
import dev.rapport.events.field.FieldDetails;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.List;

/** Fields that a company has defined. */
public final class Definitions {

    private Definitions() {}

    /** A key for a field of a type. */
    public static String key(CustomType type) {
        return "a" + type.code().replace("-", "");
    }

    /** The record of one. */
    public static RecordDocument of(String entity, String key, CustomType type, List<String> options) {
        return TestResources.ALL.fold(null, defined(entity, key, type, options));
    }

    /** The record of one that was put away. */
    public static RecordDocument archived(String entity, String key, CustomType type) {
        var history = new History();
        var id = Given.id();
        var defined = TestResources.ALL.fold(null, history.record(id, event(entity, key, type, List.of(), history)));
        return TestResources.ALL.fold(defined, history.record(id, new FieldArchived(null, history.now())));
    }

    private static EventEnvelope defined(String entity, String key, CustomType type,
            List<String> options) {
        var history = new History();
        return history.record(Given.id(), event(entity, key, type, options, history));
    }

    private static FieldDefined event(String entity, String key, CustomType type, List<String> options,
            History history) {
        return new FieldDefined(Details.of(FieldDetails.class, "entity", entity, "key", key, "label", key, "type",
                type.code(), "options", type.hasOptions()
                        ? options.stream().map(option -> new CustomOption(option, option, true)).toList()
                        : List.of(),
                "personal", true), history.now());
    }
}
