package dev.rapport.reporting.record;

import dev.rapport.common.projection.Projection;
import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.common.security.KnownEmployees.Standing;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.erasure.Traces;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads records. */
public final class Records {

    private final Projection<RecordsCopy> projection;
    private final Resources resources;

    public Records(ProjectionRuntime runtime, RecordsTarget target, Resources resources) {
        this.projection = runtime.of(target);
        this.resources = resources;
    }

    /** The copy to answer from, caught up with what the request asks for. */
    public RecordsCopy copy(Reading reading) {
        return reading.from(projection);
    }

    /**
     * Waits until these events have been applied.
     *
     * @throws ProblemException 503 {@code read-model-behind} if that takes too long
     */
    public void await(Collection<Position.Entry> events) {
        projection.await(events);
    }

    /** The copy that is shown now, for those who do not read on behalf of a request. */
    public RecordsCopy live() {
        return projection.live();
    }

    /**
     * Records by id, in no order; those that do not exist, or are of another type, are missing.
     *
     * @param type as in topic names, e.g. {@code lead}
     */
    public Map<UUID, RecordDocument> find(RecordsCopy copy, String type, Collection<UUID> ids) {
        var found = new HashMap<>(find(copy, ids));
        found.values().removeIf(document -> !document.type().equals(type));
        return found;
    }

    /** Records of any type by id, in no order; those that do not exist are missing. */
    public Map<UUID, RecordDocument> find(RecordsCopy copy, Collection<UUID> ids) {
        return copy.find(ids);
    }

    /**
     * One record.
     *
     * @throws dev.rapport.common.web.ProblemException 404; 503 if that is only so because the read model has been lost
     */
    public RecordDocument get(RecordsCopy copy, String type, UUID id) {
        var found = find(copy, type, List.of(id)).get(id);
        if (found == null) {
            throw notFound(copy);
        }
        return found;
    }

    /**
     * To be called before leaving out what is not found.
     *
     * @throws dev.rapport.common.web.ProblemException 503 if it is only missing because the read model has been lost
     */
    public void confirmIntact(RecordsCopy copy) {
        projection.confirmIntact(copy);
    }

    /** To be thrown where something is not found. */
    public RuntimeException notFound(RecordsCopy copy) {
        projection.confirmIntact(copy);
        return ProblemException.notFound();
    }

    /**
     * Whether somebody works here, as far as records say.
     *
     * @throws dev.rapport.common.web.ProblemException 503 while there are none, or they have been lost
     */
    Standing standing(UUID employeeId) {
        var copy = projection.live();
        var employee = copy.find(List.of(employeeId)).get(employeeId);
        if (employee == null || !employee.type().equals("employee")) {
            projection.confirmIntact(copy);
            return Standing.UNKNOWN;
        }
        return Boolean.FALSE.equals(employee.fields().asMap().get("active")) ? Standing.DEACTIVATED : Standing.ACTIVE;
    }

    /** A record as it was at some time: what happened after something that had not happened yet had not, either. */
    RecordDocument get(RecordsCopy copy, RecordDocument now, AsOf asOf) {
        RecordDocument then = null;
        for (var entry : copy.history(now.id(), 0, now.version() + 1)) {
            var event = entry.toEvent(now.id());
            if (!asOf.includes(event.recordedAt(), event.data().occurredAt())) {
                break;
            }
            then = resources.fold(then, event);
        }
        if (then == null) {
            throw notFound(copy);
        }
        // What was taken out of events is read as empty text.
        return copy.isForgotten(now) ? resources.of(then.type()).people().redacted(then, Traces.NONE) : then;
    }

    /** Events of a record from one sequence on. */
    List<HistoryEntry> history(RecordsCopy copy, RecordDocument document, long from, int limit) {
        return copy.history(document.id(), from, Math.min(document.version() + 1, from + limit));
    }
}
