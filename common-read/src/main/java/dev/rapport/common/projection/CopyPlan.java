package dev.rapport.common.projection;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Decides what is to be done about the copies of a projection, from what was observed; it does nothing itself. */
final class CopyPlan {

    private static final Step NONE = new Step.None();

    private final int schemaVersion;
    private final boolean rebuildable;
    private final Supplier<Notes.Copy> fresh;

    /**
     * @param schemaVersion the version that a copy should be of
     * @param rebuildable false if a second copy cannot stand beside the live one
     * @param fresh a copy of that version that nobody has made yet
     */
    CopyPlan(int schemaVersion, boolean rebuildable, Supplier<Notes.Copy> fresh) {
        this.schemaVersion = schemaVersion;
        this.rebuildable = rebuildable;
        this.fresh = fresh;
    }

    /** @param known whether there were notes at an earlier look */
    Step begin(boolean known) {
        return new Step.Begin(known, Notes.first(fresh.get()));
    }

    /**
     * Which copies there should be. As long as this asks for something, none is fed anew.
     *
     * @param isLost whether the sink no longer holds a copy; asked only of copies that have been made, since asking
     * costs
     */
    Step change(Notes agreed, Predicate<String> isLost, Instant now) {
        for (var copy : copies(agreed)) {
            if (!copy.created()) {
                return new Step.Create(copy.name(), agreed.with(copy.withCreated()));
            }
        }
        var live = agreed.live();
        if (isLost.test(live.name())) {
            return new Step.ReplaceLive(live.name(), agreed.replaceLive(fresh.get(), now));
        }
        var building = agreed.building();
        if (building != null && isLost.test(building.name())) {
            return new Step.ReplaceBuilding(building.name(), agreed.dropBuilding(now).withBuilding(fresh.get()));
        }
        if (building == null && live.ready() && rebuildable && live.schemaVersion() != schemaVersion) {
            return new Step.Rebuild(live.schemaVersion(), schemaVersion, agreed.withBuilding(fresh.get()));
        }
        return NONE;
    }

    /**
     * What is left to be noted or dropped while the copies are fed.
     *
     * @param seenTopicIds by copy, the ids of topics that were seen when it was fed
     */
    Step tidy(Notes agreed, Map<String, Map<String, String>> seenTopicIds, Instant now) {
        for (var copy : copies(agreed)) {
            var ids = new HashMap<>(seenTopicIds.getOrDefault(copy.name(), Map.of()));
            ids.putAll(copy.topicIds());
            if (!ids.equals(copy.topicIds())) {
                return new Step.NoteTopics(agreed.with(copy.withTopicIds(ids)));
            }
        }
        for (var copy : agreed.retired()) {
            if (!copy.until().isAfter(now)) {
                return new Step.Drop(copy.name(), agreed.withoutRetired(copy.name()));
            }
        }
        return NONE;
    }

    /** The copy whose catching up is waited for; null if none is. The live one comes first. */
    static Notes.@Nullable Copy awaited(Notes agreed) {
        return agreed.live().ready() ? agreed.building() : agreed.live();
    }

    /**
     * @param copy the one that was {@link #awaited} and has caught up
     * @param ends of the partitions, as they are now
     */
    static Step caughtUp(Notes agreed, Notes.Copy copy, Map<TopicPartition, Long> ends) {
        return copy.name().equals(agreed.live().name())
                ? new Step.Show(copy.name(), agreed.with(copy.withReady()))
                : new Step.Swap(agreed, copy, ends);
    }

    /** Copies to be fed whatever happens. */
    static List<Notes.Copy> copies(Notes agreed) {
        return agreed.building() == null ? List.of(agreed.live()) : List.of(agreed.live(), agreed.building());
    }

    /** The copies that are fed, and no others. A retired copy is fed too while it can still be read. */
    static Set<String> wanted(Notes agreed, Instant now) {
        var wanted = names(agreed);
        agreed.retired().stream().filter(copy -> copy.until().isAfter(now)).forEach(copy -> wanted.add(copy.name()));
        return wanted;
    }

    /**
     * What a crash has left half made or half dropped.
     *
     * @param there the copies of which anything is left, listed before {@code now} was read, so that none is new
     * @param agreed what was agreed on before
     * @param now what is agreed on now
     */
    static List<String> orphans(Collection<String> there, Notes agreed, Notes now) {
        var kept = names(now);
        kept.addAll(names(agreed));
        now.retired().forEach(copy -> kept.add(copy.name()));
        return there.stream().filter(copy -> !kept.contains(copy)).toList();
    }

    /** Whether a copy is one that readers do not see yet. */
    static boolean isBeingFilled(Notes agreed, String copy) {
        return (agreed.building() != null && agreed.building().name().equals(copy))
                || (!agreed.live().ready() && agreed.live().name().equals(copy));
    }

    private static Set<String> names(Notes agreed) {
        var names = new LinkedHashSet<String>();
        copies(agreed).forEach(copy -> names.add(copy.name()));
        return names;
    }
}
