package dev.rapport.reporting.access;

import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.Problems;
import dev.rapport.events.field.Description;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Who may read and change a record of one kind, and why. */
@ResponseBody
public final class AccessController {

    private final Resource<?> resource;
    private final Readers readers;
    private final Found found;

    /** Looks up records at the position that a request names. */
    @FunctionalInterface
    public interface Found {

        Function<Collection<UUID>, Map<UUID, RecordDocument>> by(Reading reading);
    }

    /** What somebody may do with a record. */
    record RecordAccess(
            @Description("Whether the person may read it") boolean read,
            @Description("Whether the person may change it") boolean write,
            @Description("Why: the levels of the policy that reach it") List<Reason> because) {}

    public AccessController(Resource<?> resource, Readers readers, Found found) {
        this.resource = resource;
        this.readers = readers;
        this.found = found;
    }

    @GetMapping("/{id}/access")
    @QueryParameter(name = "employeeId", required = true, form = Form.ID, description = "Of whom it is asked.", example = "01900000-0000-7000-8000-000000000003")
    RecordAccess access(@PathVariable UUID id, Parameters parameters, Caller caller, Reading reading) {
        var reader = readers.of(caller, reading);
        reader.requireReads(resource);
        var employeeId = parameters.uuid("employeeId");
        var other = employeeId == null ? null : reader.as(employeeId);
        if (other == null) {
            parameters.refuse("employeeId", "must be somebody who works here");
        }
        parameters.check();
        var find = found.by(reading);
        var record = find.apply(List.of(id)).get(id);
        if (record == null || !record.type().equals(resource.kind()) || !reader.reads(record, find)) {
            throw Problems.hidden();
        }
        if (other == null || !reader.changes(record)) {
            throw new ForbiddenException();
        }
        boolean read = other.reads(record, find);
        return new RecordAccess(read, read && other.changes(record), read ? other.reasons(record, find) : List.of());
    }
}
