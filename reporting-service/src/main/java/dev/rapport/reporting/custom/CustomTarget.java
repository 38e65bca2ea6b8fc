package dev.rapport.reporting.custom;

import dev.rapport.reporting.kept.KeptCopy;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.mongodb.MongodbCopy;
import dev.rapport.reporting.mongodb.MongodbTarget;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.Set;

/** The projection {@code fields}: what the company has defined. */
final class CustomTarget extends MongodbTarget<CustomCopy> {

    static final String KIND = "field";

    /** To be raised whenever the form of a document changes; the resource has a version of its own. */
    private static final int FORM = 1;

    private final Resources resources;

    CustomTarget(Mongodb mongodb, Resources resources) {
        super(mongodb, "fields", List.of(KeptCopy.FACTS));
        this.resources = resources;
    }

    @Override
    protected CustomCopy copy(MongodbCopy.Collections collections) {
        return new CustomCopy(collections, resources);
    }

    @Override
    public int schemaVersion() {
        return FORM + resources.of(KIND).version();
    }

    @Override
    public Set<String> topics() {
        return Resources.topics(Set.of(KIND));
    }
}
