package dev.rapport.common.command;

import dev.rapport.common.web.Position;

/** What a write that names a position waits for: events of others that decide whether it is understood. */
@FunctionalInterface
public interface AwaitedEvents {

    /** Returns when this service has read the event, or waiting longer is of no use; at once if it decides nothing. */
    void await(Position.Entry event);
}
