package dev.rapport.common.command;

import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/next-step/done}. */
@Schema(name = "NextStepIsDone", example = """
        {"occurredAt": "2026-11-01T10:00:00Z"}""")
public record NextStepDoneBody(
        @Nullable @Description("When it was done, if before now; not before 1900") Instant occurredAt) {

    /** When nothing is said. */
    public static final NextStepDoneBody EMPTY = new NextStepDoneBody(null);
}
