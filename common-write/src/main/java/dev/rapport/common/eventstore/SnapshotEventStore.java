package dev.rapport.common.eventstore;

import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** An event store that asks once for what an aggregate is loaded from, not for its snapshot and then for its events. */
final class SnapshotEventStore extends EmbeddedEventStore {

    private final PostgresEventStorageEngine engine;

    SnapshotEventStore(PostgresEventStorageEngine engine) {
        super(builder().storageEngine(engine));
        this.engine = engine;
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return DomainEventStream.concat(engine.readLatest(aggregateIdentifier),
                DomainEventStream.of(stagedDomainEventMessages(aggregateIdentifier)));
    }
}
