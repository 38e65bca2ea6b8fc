package dev.rapport.events;

import java.util.List;

/** Marks events that give tags to a record, or take them away. */
public interface Tagging {

    /** Tags that the record did not have. */
    List<String> added();

    /** Tags that the record had. */
    List<String> removed();
}
