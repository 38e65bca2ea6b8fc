package dev.rapport.common.command;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/archive} of records that can be restored. */
@Schema(name = "ArchiveRecord", example = """
        {"reason": "Entered twice by mistake"}""")
public record ArchiveBody(
        @Nullable @Line @Description(value = "Why it is put away", example = "Entered twice by mistake") String reason,
        @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {

    /** When nothing is said. */
    public static final ArchiveBody EMPTY = new ArchiveBody(null, null);
}
