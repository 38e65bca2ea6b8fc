package dev.rapport.common.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/next-step}. */
@Schema(name = "SetNextStep", example = """
        {"what": "Call back about the offer", "dueOn": "2026-11-20", "channel": "phone"}""")
public record NextStepBody(
        @JsonUnwrapped @Valid NextStep nextStep,
        @Nullable @Description("When it was decided, if before now; not before 1900") Instant occurredAt) {}
