package dev.rapport.reporting.record;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.rapport.events.EventCatalogue;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.mongodb.MongodbCopy;
import dev.rapport.reporting.mongodb.MongodbTarget;

/** The projection {@code records}: everything that is found by its id. */
public final class RecordsTarget extends MongodbTarget<RecordsCopy> {

    /** To be raised whenever a fold or the form of a document changes. */
    private static final int SCHEMA_VERSION = 1;

    private final List<Derivation> derivations;

    public RecordsTarget(Mongodb mongodb, List<Derivation> derivations) {
        super(mongodb, "records", Stream.concat(
                Stream.of(RecordsCopy.RECORDS, RecordsCopy.ERASED, History.COLLECTION),
                derivations.stream().flatMap(derivation -> derivation.collections().stream())).toList());
        this.derivations = List.copyOf(derivations);
    }

    @Override
    protected RecordsCopy copy(MongodbCopy.Collections collections) {
        return new RecordsCopy(collections, derivations);
    }

    @Override
    public int schemaVersion() {
        return SCHEMA_VERSION;
    }

    @Override
    public Set<String> topics() {
        return EventCatalogue.topics();
    }
}
