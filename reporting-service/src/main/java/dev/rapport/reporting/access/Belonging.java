package dev.rapport.reporting.access;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What records belong to, by which it is decided, too, who reads them. */
record Belonging(Resources resources) {

    Set<UUID> followed(Collection<RecordDocument> records) {
        var followed = new HashSet<UUID>();
        records.forEach(record -> followed.addAll(resources.of(record.type()).followed(record.fields())));
        return followed;
    }

    RecordFacts facts(RecordDocument record, Map<UUID, RecordDocument> found, int farthest) {
        var resource = resources.of(record.type());
        var facts = resource.facts(record.fields());
        return farthest == 0
                ? facts
                : facts.following(resource.followed(record.fields()).stream().map(found::get).filter(Objects::nonNull)
                        .map(each -> facts(each, found, farthest - 1)).toList());
    }
}
