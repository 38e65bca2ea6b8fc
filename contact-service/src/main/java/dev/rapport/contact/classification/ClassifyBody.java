package dev.rapport.contact.classification;

import dev.rapport.common.field.Normal;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Coded;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Prose;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST …/classify}: lifecycle, tier or both; a reason when the customer is lost. */
@Schema(name = "Classify", example = """
        {"lifecycle": "lost", "tier": "normal", "reason": "Moved to a competitor"}""")
public record ClassifyBody(
        @Nullable @Choice(Lifecycle.class) @Description("How far we have come with them; stays as it is when absent") String lifecycle,
        @Nullable @Choice(Tier.class) @Description("How much they matter to us; stays as it is when absent") String tier,
        @Nullable @Prose(max = 4000) @Description(value = "Why; required when a customer is lost", example = "Moved to a competitor") String reason,
        @Nullable @Description("When it happened, if before now; not before 1900") Instant occurredAt) {

    /**
     * What is wanted.
     *
     * @throws ProblemException
     *             400 when neither lifecycle nor tier is there, or a lost customer has no reason
     */
    public WantedClassification wanted() {
        if (lifecycle == null && tier == null) {
            throw ProblemException.invalid("lifecycle", "must be there when tier is not");
        }
        Lifecycle wantedLifecycle = lifecycle == null ? null : Coded.of(Lifecycle.class, lifecycle);
        if (wantedLifecycle == Lifecycle.LOST && reason == null) {
            throw ProblemException.invalid("reason", "must be there when a customer is lost");
        }
        return new WantedClassification(wantedLifecycle,
                tier == null ? null : Coded.of(Tier.class, tier), Normal.text(reason));
    }
}
