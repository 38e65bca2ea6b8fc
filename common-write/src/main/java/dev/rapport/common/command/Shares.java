package dev.rapport.common.command;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.access.Share;
import dev.rapport.common.field.Normal;
import dev.rapport.events.Sharing;
import dev.rapport.events.Unsharing;
import dev.rapport.events.policy.SharedWith;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** With whom a record is shared: with the same person, and the same team, once. */
final class Shares {

    private static final int MOST = 100;

    private Map<UUID, ShareTerms> present = new LinkedHashMap<>();

    /** These shares, as {@link #all} has handed them out. */
    static Shares of(Collection<ShareTerms> all) {
        var shares = new Shares();
        all.forEach(shares::put);
        return shares;
    }

    /** All of them, those that have ended among them. */
    Collection<ShareTerms> all() {
        return present.values();
    }

    /**
     * What is to be recorded so that the record is shared like this; null when it is already.
     *
     * @param today
     *            so that shares which have ended do not count
     * @throws dev.rapport.common.refusal.RefusedException
     *             409 {@code too-many-shares}
     */
    @Nullable
    ShareTerms change(ShareTerms wanted, LocalDate today) {
        String team = Normal.text(wanted.with().team());
        var with = new SharedWith(wanted.with().employeeId(), team);
        ShareTerms known = with(with);
        if (known == null) {
            RecordRule.TOO_MANY_SHARES
                    .check(present.values().stream().filter(share -> share.fact().isOn(today)).count() < MOST);
            return new ShareTerms(wanted.id(), with, wanted.level(), wanted.until());
        }
        var changed = new ShareTerms(known.id(), known.with(), wanted.level(), wanted.until());
        return changed.equals(known) ? null : changed;
    }

    /** The share with this person or team; null when there is none. */
    @Nullable
    UUID idOf(SharedWith with) {
        var known = with(with);
        return known == null ? null : known.id();
    }

    private @Nullable ShareTerms with(SharedWith with) {
        return present.values().stream().filter(share -> isSame(share.with(), with)).findFirst().orElse(null);
    }

    boolean has(UUID shareId) {
        return present.containsKey(shareId);
    }

    /** What an event says has changed. */
    void apply(Sharing event) {
        put(ShareTerms.of(event));
    }

    /** What an event says has changed. */
    void apply(Unsharing event) {
        end(event.shareId());
    }

    void put(ShareTerms share) {
        present.put(share.id(), share);
    }

    void end(UUID shareId) {
        present.remove(shareId);
    }

    /** As they decide who reaches the record, those that have ended among them. */
    List<Share> facts() {
        return present.values().stream().map(ShareTerms::fact).toList();
    }

    private static boolean isSame(SharedWith some, SharedWith other) {
        return Objects.equals(some.employeeId(), other.employeeId())
                && Objects.equals(key(some.team()), key(other.team()));
    }

    private static @Nullable String key(@Nullable String team) {
        return team == null ? null : RecordFacts.key(team);
    }
}
