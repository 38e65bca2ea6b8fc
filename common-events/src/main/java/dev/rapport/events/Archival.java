package dev.rapport.events;

/**
 * Marks events after which a record is put away, or is taken up again. A record that is put away is not changed, and is
 * shown only to who asks for it; nothing is deleted.
 */
public interface Archival {

    /** Whether the record is put away after the event. */
    boolean archives();
}
