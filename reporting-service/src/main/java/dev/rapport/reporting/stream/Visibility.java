package dev.rapport.reporting.stream;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.resource.Audience;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether somebody may know that a record has changed: as it is after the change, or later. An analyst is told of every
 * change, which says nothing of the record, unless the record is one person's own.
 */
final class Visibility {

    private static final Logger LOG = LoggerFactory.getLogger(Visibility.class);

    private final Readers readers;
    private final Records records;
    private final Resources resources;

    Visibility(Readers readers, Records records, Resources resources) {
        this.readers = readers;
        this.records = records;
        this.resources = resources;
    }

    /**
     * Waits, when the record must be looked at, until the change is in the read model.
     *
     * @throws ProblemException
     *             503 when there is none
     */
    boolean mayKnow(Caller caller, Change change) {
        var resource = resources.of(change.type());
        var reader = readers.live(caller);
        boolean isPrivate = resource.audience() == Audience.OWNER;
        if ((caller.is(Role.ANALYST) && !isPrivate) || reader.readsAll(resource)) {
            return true;
        }
        if (!reader.reads(resource)) {
            return false;
        }
        try {
            records.await(List.of(new Position.Entry(change.type(), change.id(), change.version())));
        } catch (ProblemException e) {
            LOG.warn("The stream decides by an earlier version who may know of a change: {}", e.getMessage());
        }
        var copy = records.live();
        var record = copy.find(List.of(change.id())).get(change.id());
        return record != null && reader.reads(record, copy::find);
    }
}
