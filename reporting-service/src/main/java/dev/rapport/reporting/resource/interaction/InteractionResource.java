package dev.rapport.reporting.resource.interaction;

import static dev.rapport.reporting.resource.Sentences.because;
import static dev.rapport.reporting.resource.Sentences.capital;
import static dev.rapport.reporting.resource.Sentences.inWords;

import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.reporting.resource.Fields;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Interactions: every contact between customers and us. */
@Component
final class InteractionResource extends Resource<InteractionEvent> {

    InteractionResource() {
        super("interaction", "interactions", InteractionEvent.class, 4);
        detail("customerId").filtered();
        detail("channel").filtered().sorted();
        detail("direction").filtered();
        field("occurredAt").required().filtered().sorted();
        detail("summary").searched();
        detail("durationSeconds");
        detail("outcome").searched();
        detail(CUSTOM).searched();
        field("employeeId").filtered();
        titled("summary");
        listed("-occurredAt");
        ownedBy("employeeId");
        follows("customerId");
        customerIs("customerId");
        about("customerId");
    }

    @Override
    public String title(Fields interaction) {
        var summary = super.title(interaction);
        return summary.isEmpty()
                ? inWords(interaction.text("channel"), interaction.text("direction"))
                : summary;
    }

    @Override
    protected Told on(InteractionEvent event) {
        return switch (event) {
            case InteractionLogged e -> set(e.details()).and("occurredAt", e.occurredAt())
                    .and("employeeId", e.employeeId())
                    .saying(() -> inWords(capital(e.details().channel()), e.details().direction())
                            + because(e.details().summary()));
        };
    }
}
