package dev.rapport.common.projection;

import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/** What is to be done next about the copies of a projection, and the notes that say so once it has been done. */
sealed interface Step {

    /**
     * The sink holds no notes.
     *
     * @param emptied true if it held some before
     */
    record Begin(boolean emptied, Notes next) implements Step {}

    /** A copy that is agreed on has to be made. */
    record Create(String copy, Notes next) implements Step {}

    /** The sink has lost the live copy; another one is filled from the first event. */
    record ReplaceLive(String lost, Notes next) implements Step {}

    /** The sink has lost the copy that was being filled; another one is. */
    record ReplaceBuilding(String lost, Notes next) implements Step {}

    /** The live copy is of another version; one of this version is filled beside it. */
    record Rebuild(int from, int to, Notes next) implements Step {}

    /** Topics have been seen of which nobody had noted the incarnation. */
    record NoteTopics(Notes next) implements Step {}

    /** Nobody reads a retired copy any more. */
    record Drop(String copy, Notes next) implements Step {}

    /** The live copy has caught up for the first time. */
    record Show(String copy, Notes next) implements Step {}

    /**
     * The copy that was being filled has caught up and can take the place of the live one.
     *
     * @param ends of the partitions, as they were when it had
     */
    record Swap(Notes agreed, Notes.Copy building, Map<TopicPartition, Long> ends) implements Step {}

    /** Nothing; the copies are as they should be. */
    record None() implements Step {}
}
