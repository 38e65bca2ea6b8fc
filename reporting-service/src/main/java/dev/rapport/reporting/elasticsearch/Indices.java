package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.ProjectionRuntime;

/** Where projections that live in Elasticsearch get what they are written to and read from. */
public final class Indices {

    private final Elasticsearch elasticsearch;
    private final ElasticsearchProperties properties;
    private final Refresher refresher;

    public Indices(Elasticsearch elasticsearch, ElasticsearchProperties properties, Refresher refresher) {
        this.elasticsearch = elasticsearch;
        this.properties = properties;
        this.refresher = refresher;
    }

    /** What the runtime feeds. */
    public IndexTarget target(IndexFold fold) {
        return new IndexTarget(elasticsearch, properties, refresher, fold);
    }

    /** What readers ask. */
    public IndexReader reader(ProjectionRuntime runtime, IndexTarget target) {
        return new IndexReader(elasticsearch, runtime.of(target));
    }
}
