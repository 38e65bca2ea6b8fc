package dev.rapport.common.command;

import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/restore}. */
@Schema(name = "RestoreRecord", example = """
        {"occurredAt": "2026-11-01T10:00:00Z"}""")
public record RestoreBody(
        @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {

    /** When nothing is said. */
    public static final RestoreBody EMPTY = new RestoreBody(null);
}
