package dev.rapport.common.command;

import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/unshare}. */
@Schema(name = "UnshareRecord", example = """
        {"shareId": "01900000-0000-7000-8000-000000000701"}""")
public record UnshareBody(
        @NotNull @Description("The share to end, one of the record's `shares`") UUID shareId,
        @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}
