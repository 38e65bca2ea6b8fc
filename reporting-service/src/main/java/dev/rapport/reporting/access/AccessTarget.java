package dev.rapport.reporting.access;

import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.mongodb.MongodbCopy;
import dev.rapport.reporting.mongodb.MongodbTarget;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.Set;

/** The projection {@code access}: who works here, and the access policy. */
final class AccessTarget extends MongodbTarget<AccessCopy> {

    /** To be raised whenever the form of a document changes; resources have versions of their own. */
    private static final int FORM = 1;

    private final Resources resources;

    AccessTarget(Mongodb mongodb, Resources resources) {
        super(mongodb, "access", List.of(AccessCopy.FACTS));
        this.resources = resources;
    }

    @Override
    protected AccessCopy copy(MongodbCopy.Collections collections) {
        return new AccessCopy(collections, resources);
    }

    @Override
    public int schemaVersion() {
        return FORM + AccessCopy.KEPT.keySet().stream().mapToInt(kind -> resources.of(kind).version()).sum();
    }

    @Override
    public Set<String> topics() {
        return Resources.topics(AccessCopy.KEPT.keySet());
    }
}
