package dev.rapport.reporting.condition;

import dev.rapport.events.field.FieldType;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.resource.Told;
import dev.rapport.reporting.support.TestResources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads that have a field of every type there is, alone and as a list. An event's name stands for their values. */
final class Everything extends Resource<LeadEvent> {

    static final List<String> CHOICES = List.of("key", "interested", "normal");

    private final Map<String, Map<String, @Nullable Object>> values = new HashMap<>();

    Everything() {
        super("lead", "leads", LeadEvent.class, 1);
        for (var type : FieldType.values()) {
            switch (type) {
                case CHOICE -> choice("aChoice", CHOICES.toArray(String[]::new)).optional();
                case REFERENCE -> {
                    reference("aReference", "employee").optional();
                    listOf(type, "manyReferences", "employee");
                }
                case OBJECT -> {
                    // Conditions cannot name it.
                }
                default -> {
                    derived("a" + type.code(), type).optional();
                    if (type != FieldType.MONEY) {
                        listOf(type, "many" + type.code());
                    }
                }
            }
        }
        titled("atext");
        isCustomer();
    }

    /** What records become by events of this name. */
    void become(String name, Map<String, @Nullable Object> fields) {
        values.put(name, fields);
    }

    /** All kinds of records, with these leads. */
    Resources withOthers() {
        return new Resources(Stream.concat(Stream.of(this),
                TestResources.ALL.all().stream().filter(resource -> !resource.kind().equals(kind()))).toList());
    }

    @Override
    protected Told on(LeadEvent event) {
        return switch (event) {
            case LeadCreated e -> became(e.details().name());
            case LeadDetailsChanged e -> became(e.details().name());
            default -> told();
        };
    }

    private Told became(String name) {
        var told = told();
        values.getOrDefault(name, Map.of()).forEach(told::and);
        return told;
    }
}
