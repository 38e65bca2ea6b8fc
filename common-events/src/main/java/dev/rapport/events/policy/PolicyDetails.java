package dev.rapport.events.policy;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.EventFields;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The access policy. What it leaves out is as it is without any policy: whoever works with customers reads all records
 * of a kind, and changes their own and, as a manager, what those below them own.
 */
public record PolicyDetails(
        @Nullable @Valid @Description("Which records each role reads, by kind of record") RoleLevels read,
        @Nullable @Valid @Description("Which records each role changes, by kind of record; what cannot be read cannot be changed") RoleLevels write,
        @Nullable @Valid @Description("Which records each role counts in reports: those whose owners it reaches") RoleReports reports,
        @Nullable @Valid @Description("Which fields are hidden from each role, by kind of record; from somebody of several roles what is hidden from all of them") RoleFields hidden) {

    /** Fields of a kind of records that can be hidden: not those that every record has. */
    public static List<String> hideable(String kind) {
        return EventFields.of(EventCatalogue.ofAggregate(kind).get(0).recordClass()).stream()
                .filter(field -> !field.required()).map(EventField::name).toList();
    }
}
