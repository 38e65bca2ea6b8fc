package dev.rapport.contact.need;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.customer.Need;
import dev.rapport.events.field.Description;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/needs}. */
@Schema(name = "RecordNeed", example = """
        {"kind": "goal", "text": "Wants to open a second warehouse", "urgency": "this-year"}""")
public record NeedBody(
        @JsonUnwrapped @Valid Need need,
        @Nullable @Description("When it was said, if before now; not before 1900") Instant occurredAt) {}
