package dev.rapport.interaction.notice;

import dev.rapport.common.command.Command;
import java.util.List;
import java.util.UUID;

/**
 * Several notices are read by their recipient.
 *
 * @param id
 *            any notice of the person: it may be among those that are read, or not
 * @param unread
 *            those that are read
 * @param left
 *            how many more there are
 */
record ReadNotices(UUID id, List<UUID> unread, long left) implements Command {

    ReadNotices {
        unread = List.copyOf(unread);
    }
}
