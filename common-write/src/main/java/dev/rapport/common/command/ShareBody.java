package dev.rapport.common.command;

import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.policy.ShareLevel;
import dev.rapport.events.policy.SharedWith;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/share}. */
@Schema(name = "ShareRecord", example = """
        {"with": {"team": "North"}, "level": "read", "until": "2027-12-31"}""")
public record ShareBody(
        @NotNull @Valid @Description("With whom: a person or a team") SharedWith with,
        @NotNull @Choice(ShareLevel.class) @Description("What they may do with it") String level,
        @Nullable @Description("The last day on which it is shared, today or later; for good when absent") LocalDate until,
        @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {

    /**
     * What is asked for.
     *
     * @throws InvalidFieldException
     *             when it names neither a person nor a team, or both
     */
    public ShareTerms terms() {
        if ((with.employeeId() == null) == (with.team() == null)) {
            throw new InvalidFieldException("with", "must name either an employeeId or a team");
        }
        return new ShareTerms(Writes.newId(), with, level, until);
    }
}
