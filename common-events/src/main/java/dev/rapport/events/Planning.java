package dev.rapport.events;

import dev.rapport.events.Planning;
import dev.rapport.events.customer.NextStep;
import org.jspecify.annotations.Nullable;

/** Marks events that say what is to be done next with a record, or that it has been done. */
public interface Planning {

    /** What is to be done from now on; null when nothing is, since it has been done. */
    @Nullable
    NextStep planned();

    /** What it was about. */
    String what();
}
