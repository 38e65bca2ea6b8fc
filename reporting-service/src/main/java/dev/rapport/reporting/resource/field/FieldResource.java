package dev.rapport.reporting.resource.field;

import dev.rapport.events.field.FieldArchived;
import dev.rapport.events.field.FieldChanged;
import dev.rapport.events.field.FieldDefined;
import dev.rapport.events.field.FieldEvent;
import dev.rapport.events.field.FieldRestored;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Fields that the company has defined for its records. */
@Component
final class FieldResource extends Resource<FieldEvent> {

    FieldResource() {
        super("field", "custom-fields", FieldEvent.class, 2);
        describedAs("CustomField");
        detail("entity").filtered().sorted();
        detail("key").filtered().sorted();
        detail("label").sorted().caseless();
        detail("labels");
        detail("type").filtered();
        detail("required").always();
        detail("options");
        detail("min");
        detail("max");
        detail("maxLength");
        detail("unique").always();
        detail("personal").always();
        detail("sensitive").always();
        detail("default");
        archivable();
        titled("label");
        listed("key");
        // Whoever reads records or reports meets them.
        readByEverybody();
    }

    @Override
    protected Told on(FieldEvent event) {
        return switch (event) {
            case FieldDefined e -> set(e.details()).and(ARCHIVED, false);
            case FieldChanged e -> set(e.details());
            case FieldArchived e -> told().archiving(e, e.reason());
            case FieldRestored e -> told().archiving(e, null);
        };
    }
}
