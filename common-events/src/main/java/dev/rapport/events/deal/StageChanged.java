package dev.rapport.events.deal;

import dev.rapport.events.field.Description;
import java.time.Instant;

/** An open deal moved to another stage of its pipeline, forwards or backwards. Stages are named by their keys. */
public record StageChanged(
        @Description("Key of the stage it stood on") String from,
        @Description("Key of the stage it stands on now") String to,
        Instant occurredAt) implements DealEvent {}
