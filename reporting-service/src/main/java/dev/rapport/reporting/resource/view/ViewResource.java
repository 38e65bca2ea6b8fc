package dev.rapport.reporting.resource.view;

import dev.rapport.events.field.FieldType;
import dev.rapport.events.view.ViewArchived;
import dev.rapport.events.view.ViewCreated;
import dev.rapport.events.view.ViewDetailsChanged;
import dev.rapport.events.view.ViewEvent;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Views: how people like to look at lists. */
@Component
final class ViewResource extends Resource<ViewEvent> {

    ViewResource() {
        super("view", "views", ViewEvent.class, 2);
        detail("entity").filtered();
        detail("name").searched().sorted().caseless();
        detail("filters");
        detail("where");
        detail("columns");
        detail("sort");
        detail("shared").filtered();
        field("ownerId").given().filtered();
        derived("archived", FieldType.BOOLEAN).means("Whether it was put away and does not change any more").filtered();
        can("patch");
        can("archive");
        titled("name");
        listed("name");
        privateUnless("shared");
    }

    @Override
    protected Told on(ViewEvent event) {
        return switch (event) {
            case ViewCreated e -> set(e.details()).and("ownerId", e.ownerId()).and("archived", false);
            case ViewDetailsChanged e -> set(e.details());
            case ViewArchived _ -> set("archived", true);
        };
    }
}
