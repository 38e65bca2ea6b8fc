package dev.rapport.common.command;

import dev.rapport.common.access.Share;
import dev.rapport.events.Sharing;
import dev.rapport.events.policy.SharedWith;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a record is shared, and how.
 *
 * @param id
 *            of the share, unless there is one with the same person or team
 * @param with
 *            one person or one team
 * @param level
 *            the code of a {@link dev.rapport.events.policy.ShareLevel}
 * @param until
 *            the last day; null when there is none
 */
public record ShareTerms(UUID id, SharedWith with, String level, @Nullable LocalDate until) {

    /** As an event says it. */
    static ShareTerms of(Sharing event) {
        return new ShareTerms(event.shareId(), event.with(), event.level(), event.until());
    }

    /** As it decides who reaches the record. */
    Share fact() {
        return Share.of(with, level, until);
    }
}
