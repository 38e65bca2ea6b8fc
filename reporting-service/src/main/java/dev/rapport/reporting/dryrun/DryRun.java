package dev.rapport.reporting.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What would have followed from a rule in some time. */
record DryRun(
        @Description(value = "How many events were looked at", example = "120") long considered,
        @Description(value = "How many of these the rule would have acted on", example = "7") long matched,
        @Description("These, in the order in which they were recorded") List<Would> items,
        @Description("From when on to ask for the events that were too many; null when there are none") @Nullable Instant next) {

    record Would(
            @Description("The record that it happened to") UUID recordId,
            @Description(value = "The version of the record after the event", example = "3") long version,
            @Description(value = "What happened to it", example = "LeadQualified") String event,
            @Description("When that was recorded") Instant at,
            @Description("What would have followed, as in the rule") Map<String, @Nullable Object> would,
            @Description("The comparisons that decided it") List<Because> because) {}

    /**
     * One comparison that decided.
     *
     * @param holds
     *            false where the condition asks that it does not
     */
    record Because(
            @Description(value = "Where it stands in the rule", example = "when.all[1]") String path,
            @Description(value = "The field", example = "status") String field,
            @Description(value = "How it is compared", example = "changedTo") String op,
            @Description(value = "What it is compared with; absent when with nothing", example = "qualified") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object value,
            @Description(value = "What the field was before the event; null when there was nothing", example = "new") @Nullable Object before,
            @Description(value = "What it was after it; null when there was nothing", example = "qualified") @Nullable Object after,
            @Description(value = "Whether the comparison holds: not where the rule denies it", example = "true") boolean holds) {}
}
