package dev.rapport.events;

import java.util.UUID;

/** Marks events that say what a customer needs, or what became of it. */
public interface Needing {

    /** The need, within its customer. */
    UUID needId();
}
