package dev.rapport.reporting.elasticsearch;

import java.util.Collection;
import java.util.List;

import dev.rapport.common.projection.ParkedEvent;
import dev.rapport.common.projection.Projection;
import dev.rapport.common.projection.ProjectionStatus;
import dev.rapport.common.web.Position;

/** A projection whose events have been waited for only when searches find them: that is one refresh after they were applied. */
final class SearchableProjection implements Projection<IndexCopy> {

    private final Projection<IndexCopy> projection;
    private final IndexFold fold;
    private final Refresher refresher;

    SearchableProjection(Projection<IndexCopy> projection, IndexFold fold, Refresher refresher) {
        this.projection = projection;
        this.fold = fold;
        this.refresher = refresher;
    }

    @Override
    public void await(Collection<Position.Entry> entries) {
        projection.await(entries);
        if (entries.stream().anyMatch(entry -> fold.topics().contains("rapport." + entry.aggregateType()))) {
            Sink.run(() -> refresher.awaitVisible(projection.live().index()));
        }
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public IndexCopy live() {
        return projection.live();
    }

    @Override
    public void confirmIntact(IndexCopy copy) {
        projection.confirmIntact(copy);
    }

    @Override
    public long revision() {
        return projection.revision();
    }

    @Override
    public long lagMillis() {
        return projection.lagMillis();
    }

    @Override
    public ProjectionStatus status() {
        return projection.status();
    }

    @Override
    public void rebuild() {
        projection.rebuild();
    }

    @Override
    public List<ParkedEvent> parked() {
        return projection.parked();
    }

    @Override
    public void redrive() {
        projection.redrive();
    }
}
