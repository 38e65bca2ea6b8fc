package dev.rapport.reporting.record;

import dev.rapport.common.audit.Audited;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.Problems;
import dev.rapport.http.audit.AuditEntry;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.custom.CustomFields;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.node.JsonNodeFactory;

/** Single records of one kind by id: as they are, as they were, and everything that happened to them. */
@ResponseBody
@Audited(AuditEntry.READ)
final class RecordController {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final Resource<?> resource;
    private final Records records;
    private final Names names;
    private final Readers readers;
    private final CustomFields customFields;

    RecordController(Resource<?> resource, Records records, Names names, Readers readers, CustomFields customFields) {
        this.resource = resource;
        this.records = records;
        this.names = names;
        this.readers = readers;
        this.customFields = customFields;
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> record(@PathVariable UUID id, Parameters parameters, Caller caller,
            Reading reading) {
        var reader = readers.of(caller, reading);
        reader.requireReads(resource);
        var asOf = AsOf.of(parameters);
        var include = Include.of(reader.seen(resource), parameters);
        parameters.check();
        var copy = records.copy(reading);
        var document = readable(copy, id, reader);
        if (asOf != null) {
            document = records.get(copy, document, asOf);
        }
        reading.answersVersion(document.version());
        // What was cannot be changed.
        var answer = customFields.of(reading).shown(document.type(), reader.answer(document, asOf == null));
        if (!include.isEmpty()) {
            answer.put(Include.NAMES, names.of(copy, include.ids(List.of(document)), reader));
        }
        return answer;
    }

    @GetMapping("/{id}/history")
    @QueryParameter(name = "limit", form = Form.INTEGER, most = LARGEST_PAGE, absent = "50", description = "Most items on a page.")
    @QueryParameter(name = "cursor", description = "The next of the page before.", example = "eyJhIjpbMTc2NF19")
    HistoryPage history(@PathVariable UUID id, Parameters parameters, Caller caller, Reading reading) {
        var reader = readers.of(caller, reading);
        reader.requireReads(resource);
        int limit = parameters.integer("limit", PAGE, 1, LARGEST_PAGE);
        var cursor = parameters.opaque("cursor");
        parameters.check();
        var question = "history " + id;
        var after = Cursor.decode(cursor, question);
        long from = after == null ? 0 : after.asLong(0);
        var copy = records.copy(reading);
        var document = readable(copy, id, reader);
        var entries = records.history(copy, document, from, limit);
        long next = from + limit;
        return new HistoryPage(entries.stream().map(entry -> entry.answer(reader.hidden(resource.kind()))).toList(),
                next > document.version()
                        ? null
                        : Cursor.encode(JsonNodeFactory.instance.numberNode(next), question));
    }

    /** What the caller may not read is not there. */
    private RecordDocument readable(RecordsCopy copy, UUID id, Reader reader) {
        var document = records.get(copy, resource.kind(), id);
        if (!reader.reads(document, copy::find)) {
            // As long as for one that is not there.
            records.confirmIntact(copy);
            throw Problems.hidden();
        }
        return document;
    }
}
