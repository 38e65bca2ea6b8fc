package dev.rapport.common.command;

import java.util.UUID;

/** Something a caller wants done with one aggregate. */
public interface Command {

    /** The aggregate to create or to change. */
    UUID id();
}
