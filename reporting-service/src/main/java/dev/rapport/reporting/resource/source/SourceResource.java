package dev.rapport.reporting.resource.source;

import dev.rapport.events.source.SourceChanged;
import dev.rapport.events.source.SourceDefined;
import dev.rapport.events.source.SourceEvent;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Sources: where leads, contacts and deals come from. */
@Component
final class SourceResource extends Resource<SourceEvent> {

    SourceResource() {
        super("source", "sources", SourceEvent.class, 1);
        field("key").required().filtered().sorted();
        detail("name").required().sorted().caseless();
        detail("prospectList").always().filtered();
        detail("active").always().filtered();
        titled("name");
        listed("key");
        readByEverybody();
    }

    @Override
    protected Told on(SourceEvent event) {
        return switch (event) {
            case SourceDefined e -> set("key", e.key()).and(e.details());
            case SourceChanged e -> set(e.details());
        };
    }
}
