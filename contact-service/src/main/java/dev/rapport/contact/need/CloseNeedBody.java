package dev.rapport.contact.need;

import dev.rapport.events.customer.NeedOutcome;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/needs/{needId}/close}. */
@Schema(name = "CloseNeed", example = """
        {"outcome": "met"}""")
public record CloseNeedBody(
        @NotNull @Choice(NeedOutcome.class) @Description("What became of it") String outcome,
        @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {}
