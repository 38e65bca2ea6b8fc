package dev.rapport.common.command;

import java.util.UUID;

/** The records of other kinds that this service knows. */
@FunctionalInterface
public interface KnownRecords {

    /** Whether there is a record of that kind and id that whoever sends the command may know of. */
    boolean exists(String kind, UUID id, Context context);
}
