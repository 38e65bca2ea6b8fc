package dev.rapport.common.command;

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
public record ShareTerms(UUID id, SharedWith with, String level, @Nullable LocalDate until) {}
