package dev.rapport.events;

import dev.rapport.events.field.Description;
import java.util.UUID;

/** A record of any kind. */
public record RecordReference(
        @Description(value = "The kind of the record, as in topic names", example = "lead") String type,
        @Description(value = "The record", example = "01900000-0000-7000-8000-0000000000b1") UUID id) {}
