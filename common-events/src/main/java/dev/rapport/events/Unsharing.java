package dev.rapport.events;

import java.util.UUID;

/** Marks events that end a share of a record. */
public interface Unsharing {

    /** The share that ends. */
    UUID shareId();
}
