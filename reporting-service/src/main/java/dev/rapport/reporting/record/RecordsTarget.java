package dev.rapport.reporting.record;

import com.mongodb.client.model.Indexes;
import dev.rapport.events.EventCatalogue;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.mongodb.MongodbCopy;
import dev.rapport.reporting.mongodb.MongodbTarget;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The projection {@code records}: everything that is found by its id. */
public final class RecordsTarget extends MongodbTarget<RecordsCopy> {

    /** To be raised whenever the form of a document changes; resources have versions of their own. */
    private static final int FORM = 2;

    private final Resources resources;
    private final List<Derivation> derivations;

    public RecordsTarget(Mongodb mongodb, Resources resources, List<Derivation> derivations) {
        super(mongodb, "records", Stream.concat(
                Stream.of(RecordsCopy.RECORDS, RecordsCopy.ERASED, History.COLLECTION),
                derivations.stream().flatMap(derivation -> derivation.collections().stream())).toList());
        this.resources = resources;
        this.derivations = List.copyOf(derivations);
    }

    @Override
    protected RecordsCopy copy(MongodbCopy.Collections collections) {
        return new RecordsCopy(collections, resources, derivations);
    }

    /** Records are read by their ids alone, save when people are forgotten. */
    @Override
    protected void created(MongodbCopy.Collections collections) {
        collections.get(RecordsCopy.RECORDS).createIndex(Indexes.ascending(RecordsCopy.ABOUT));
    }

    @Override
    public int schemaVersion() {
        return FORM + resources.version();
    }

    @Override
    public Set<String> topics() {
        return EventCatalogue.topics();
    }
}
