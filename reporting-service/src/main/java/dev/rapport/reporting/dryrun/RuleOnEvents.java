package dev.rapport.reporting.dryrun;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.condition.Criterion;
import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.condition.RecordConditions;
import dev.rapport.reporting.dryrun.DryRun.Because;
import dev.rapport.reporting.dryrun.DryRun.Would;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One rule, asked about one event after the other. It knows nothing of where these come from: a dry run reads them from
 * the history, and whoever carries rules out gets them as they happen. Days are counted from when an event was
 * recorded.
 */
final class RuleOnEvents {

    private final KnownFields known;
    private final Condition when;
    private final Map<String, @Nullable Object> then;
    private final Function<Instant, Circumstances> circumstances;

    /**
     * @param known
     *            the fields of what the rule is about
     * @throws dev.rapport.common.condition.InvalidConditionException
     *             when the records have no such fields, or these no such values
     */
    RuleOnEvents(KnownFields known, Condition when, Map<String, @Nullable Object> then,
            Function<Instant, Circumstances> circumstances) {
        this.known = known;
        this.when = when;
        this.then = then;
        this.circumstances = circumstances;
        criterion(when, Instant.EPOCH);
    }

    /**
     * What would follow; null when nothing does.
     *
     * @param before
     *            the record before the event; null when there was none
     * @param at
     *            when the event was recorded, or the one before it if a clock has gone back
     */
    @Nullable
    Would asks(@Nullable RecordDocument before, EventEnvelope event, RecordDocument after, Instant at) {
        var change = new Change(before == null ? Map.of() : RecordConditions.known(before),
                RecordConditions.known(after), at);
        if (!change.fulfils(when)) {
            return null;
        }
        var because = new ArrayList<Because>();
        change.explain(when, true, because);
        return new Would(after.id(), after.version(), event.type().simpleName(), at, then, because);
    }

    private Criterion criterion(Condition condition, Instant at) {
        return RecordConditions.checkOnEvents(known, condition, circumstances.apply(at));
    }

    /** What has happened to a record. */
    private final class Change {

        private final Map<String, @Nullable Object> before;
        private final Map<String, @Nullable Object> after;
        private final Instant at;

        Change(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, Instant at) {
            this.before = before;
            this.after = after;
            this.at = at;
        }

        boolean fulfils(Condition condition) {
            return criterion(condition, at).holds(before, after);
        }

        /** Notes the comparisons by which a condition is what it is. */
        void explain(Condition condition, boolean holds, List<Because> because) {
            switch (condition) {
                case Condition.All all -> some(all.conditions(), holds, because);
                case Condition.Any any -> some(any.conditions(), holds, because);
                case Condition.Not not -> explain(not.condition(), !holds, because);
                case Condition.Comparison leaf -> because.add(new Because(leaf.path(), leaf.field(),
                        leaf.operator().code(), leaf.value() == null
                                ? null
                                : JsonMapper.shared().treeToValue(leaf.value(), Object.class),
                        before.get(leaf.field()), after.get(leaf.field()), holds));
            }
        }

        private void some(List<Condition> conditions, boolean holds, List<Because> because) {
            conditions.stream().filter(each -> fulfils(each) == holds).forEach(each -> explain(each, holds, because));
        }
    }
}
