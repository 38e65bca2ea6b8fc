package dev.rapport.reporting.custom;

import dev.rapport.events.field.Coded;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Fields;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.Option;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that were defined at a moment. */
public final class DefinedFields {

    /** Where none is. */
    public static final DefinedFields NONE = new DefinedFields(List.of());

    private final Map<String, Map<String, Field>> active = new HashMap<>();
    private final Map<String, Set<String>> archived = new HashMap<>();

    /** @param definitions records of the kind {@code field} */
    public DefinedFields(List<RecordDocument> definitions) {
        definitions.stream().sorted(Comparator.comparing(definition -> text(definition.fields(), "key")))
                .map(RecordDocument::fields).forEach(definition -> {
                    var kind = text(definition, "entity");
                    if (Boolean.TRUE.equals(definition.asMap().get(Resource.ARCHIVED))) {
                        archived.computeIfAbsent(kind, _ -> new HashSet<>()).add(text(definition, "key"));
                    } else {
                        active.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(text(definition, "key"),
                                field(definition));
                    }
                });
    }

    private static String text(Fields definition, String name) {
        return Objects.requireNonNull(definition.text(name), name);
    }

    private static Field field(Fields definition) {
        var type = Coded.of(CustomType.class, text(definition, "type"));
        var options = options(definition);
        var longest = definition.asMap().get("maxLength") instanceof Number most ? most.intValue() : null;
        var meaning = new EventField(Field.CUSTOM + text(definition, "key"), type.meaning(), type.isList(), false,
                !Boolean.FALSE.equals(definition.asMap().get("personal")), false, null,
                options.stream().map(Option::value).toList(), type.references(),
                type.meaning() == FieldType.PROSE ? longest : null, null, null);
        return Field.custom(meaning, text(definition, "label"), options,
                Boolean.TRUE.equals(definition.asMap().get("required")));
    }

    private static List<Option> options(Fields definition) {
        var options = new ArrayList<Option>();
        if (definition.asMap().get("options") instanceof List<?> given) {
            for (var each : given) {
                var option = (Map<?, ?>) each;
                options.add(new Option(String.valueOf(option.get("key")), String.valueOf(option.get("label")),
                        !Boolean.FALSE.equals(option.get("active"))));
            }
        }
        return options;
    }

    /** All fields of a kind of records; where the component is hidden that holds them, none that is defined. */
    public KnownFields of(Resource<?> resource) {
        if (resource.fields().stream().noneMatch(field -> field.name().equals(Resource.CUSTOM))) {
            return KnownFields.of(resource);
        }
        return new KnownFields(resource, List.copyOf(active.getOrDefault(resource.kind(), Map.of()).values()));
    }

    /** What is answered of a record: what is in fields that were put away is kept, and nobody sees it. */
    public Map<String, @Nullable Object> answer(RecordDocument record) {
        return shown(record.type(), record.answer());
    }

    /** The same of a record that is answered already. */
    public Map<String, @Nullable Object> shown(String kind, Map<String, @Nullable Object> answer) {
        var hidden = archived.getOrDefault(kind, Set.of());
        if (hidden.isEmpty() || !(answer.get(Resource.CUSTOM) instanceof Map<?, ?> stored)) {
            return answer;
        }
        var values = new LinkedHashMap<Object, @Nullable Object>(stored);
        values.keySet().removeAll(hidden);
        var shown = new LinkedHashMap<String, @Nullable Object>(answer);
        shown.put(Resource.CUSTOM, values);
        return shown;
    }
}
