package dev.rapport.reporting.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rapport.common.access.Staff;
import dev.rapport.events.field.Description;
import dev.rapport.events.policy.Level;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why somebody reaches a record. */
record Reason(
        @Description(value = "The level of the policy", example = "below") String level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Description("Of the level below, who stands between the owner and the person, the owner's manager first") @Nullable List<UUID> through,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Description("Of the level own, the share by which it counts as the person's own") @Nullable UUID shareId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Description(value = "Of the levels team and territory, which ones the record has in common with the person, in small letters", example = "north") @Nullable List<String> common,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Description("The record that it follows, when it is reached because of that") @Nullable UUID recordId) {

    /** All reasons that a record itself gives. */
    static List<Reason> of(RecordDocument record, Resource<?> resource, UUID me, Collection<Level> levels, Staff staff,
            LocalDate today) {
        var reasons = new ArrayList<Reason>();
        var facts = resource.facts(record.fields());
        var owner = facts.ownerId();
        for (var level : levels) {
            switch (level) {
                case NONE -> {
                    // Reaches nothing.
                }
                case OWN -> {
                    if (me.equals(owner)) {
                        reasons.add(new Reason(level.code(), null, null, null, record.id()));
                    }
                    resource.shares(record.fields()).forEach((shareId, share) -> {
                        if (share.isWith(me, staff.teams(me), today)) {
                            reasons.add(new Reason(level.code(), null, shareId, null, record.id()));
                        }
                    });
                }
                case TEAM -> addCommon(reasons, record, level, owner == null ? Set.of() : staff.teams(owner),
                        staff.teams(me));
                case BELOW -> {
                    if (owner != null && staff.isBelow(owner, me)) {
                        reasons.add(new Reason(level.code(), staff.between(owner, me), null, null, record.id()));
                    }
                }
                case TERRITORY -> addCommon(reasons, record, level, facts.territories(), staff.territories(me));
                case ALL -> reasons.add(new Reason(level.code(), null, null, null, record.id()));
            }
        }
        return reasons;
    }

    private static void addCommon(List<Reason> reasons, RecordDocument record, Level level, Set<String> some,
            Set<String> others) {
        var common = new TreeSet<>(some);
        common.retainAll(others);
        if (!common.isEmpty()) {
            reasons.add(new Reason(level.code(), null, null, List.copyOf(common), record.id()));
        }
    }

    /** Told of a record: another one is named only when the record follows it. */
    Reason of(RecordDocument asked) {
        return asked.id().equals(recordId) || level.equals(Level.ALL.code())
                ? new Reason(level, through, shareId, common, null)
                : this;
    }
}
