package dev.rapport.reporting.record;

import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.interaction.InteractionLogged;

/** Interactions. */
final class InteractionFold {

    private InteractionFold() {}

    static Fields fold(Fields interaction, InteractionEvent event) {
        return switch (event) {
            case InteractionLogged logged -> interaction.with("customerId", logged.customerId())
                    .with("channel", logged.channel()).with("direction", logged.direction())
                    .with("occurredAt", logged.occurredAt()).with("summary", logged.summary())
                    .with("durationSeconds", logged.durationSeconds()).with("outcome", logged.outcome())
                    .with("employeeId", logged.employeeId());
        };
    }
}
