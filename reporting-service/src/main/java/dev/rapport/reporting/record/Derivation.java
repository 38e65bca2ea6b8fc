package dev.rapport.reporting.record;

import dev.rapport.reporting.mongodb.MongodbCopy;
import java.util.List;

/** Documents that are made of what changes in records, in the same copy. */
public interface Derivation {

    /** The collections it needs. */
    List<String> collections();

    /**
     * Writes what follows from the changes, before the records themselves are written. After a crash in between the
     * same changes come again, possibly in other batches, and must then be recognised: each change has its place on
     * Kafka.
     */
    void write(MongodbCopy.Collections collections, List<RecordChange> changes);
}
