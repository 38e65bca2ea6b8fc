package dev.rapport.reporting.timeline;

import dev.rapport.common.audit.Audited;
import dev.rapport.common.security.Caller;
import dev.rapport.http.audit.AuditEntry;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.overview.Overviews;
import dev.rapport.reporting.overview.PastOverviews;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.timeline.Timeline.TimelineEntry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TimelineController {

    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 200;

    private final TimelineStore timeline;
    private final IndexReader index;
    private final Records records;
    private final Overviews overviews;
    private final PastOverviews past;
    private final IndexReader searchIndex;
    private final List<String> kinds;
    private final Readers readers;

    TimelineController(IndexReader timelineIndex, Records records, Overviews overviews, PastOverviews past,
            IndexReader searchIndex, Resources resources, Readers readers) {
        this.readers = readers;
        this.timeline = new TimelineStore(timelineIndex);
        this.kinds = resources.kindsWithCustomer();
        this.index = timelineIndex;
        this.records = records;
        this.overviews = overviews;
        this.past = past;
        this.searchIndex = searchIndex;
    }

    /** What belongs together is asked of the 360° view each time, so that a merge moves no entry. */
    @GetMapping("/api/customers/{id}/timeline")
    @Audited(AuditEntry.READ)
    @QueryParameter(name = "types", form = Form.KINDS_WITH_CUSTOMER, description = "Only what happened to these kinds of records; all when absent.")
    @QueryParameter(name = "limit", form = Form.INTEGER, most = MOST, absent = "50", description = "Most items on a page.")
    @QueryParameter(name = "cursor", description = "The next of the page before.", example = "eyJhIjpbMTc2NF19")
    @QueryParameter(name = AsOf.PARAMETER, form = Form.INSTANT, description = AsOf.DESCRIPTION)
    @QueryParameter(name = AsOf.TIME, form = Form.CHOICE, choices = {"recorded",
            "occurred"}, description = AsOf.TIME_DESCRIPTION)
    Timeline timeline(@PathVariable UUID id, Parameters parameters, Reading reading, Caller caller) {
        var reader = readers.of(caller, reading);
        reader.requireReadsRecords();
        var types = parameters.choices("types", kinds);
        int limit = parameters.integer("limit", USUAL_LIMIT, 1, MOST);
        var cursor = parameters.opaque("cursor");
        var asOf = AsOf.of(parameters);
        parameters.check();
        var question = "timeline|" + reader.part(kinds) + "|" + id + "|" + types
                + parameters.without("types", "limit", "cursor", "position");
        var after = Cursor.decode(cursor, question);
        reading.from(index.projection());
        var copy = records.copy(reading);
        var members = overviews.members(copy, id, reader);
        if (asOf != null) {
            reading.from(searchIndex.projection());
            members = past.members(asOf, id);
        }
        var page = new TimelineStore.Page(limit, after, question);
        return timeline.page(members, types, asOf, page, entries -> readable(entries, reader, copy))
                .seenBy(reader);
    }

    private static List<TimelineEntry> readable(List<TimelineEntry> entries, Reader reader, RecordsCopy copy) {
        if (reader.readsAllOf(entries.stream().map(TimelineEntry::type).distinct().toList())) {
            return entries;
        }
        var ids = entries.stream().map(TimelineEntry::recordId).collect(Collectors.toSet());
        var readable = reader.readable(copy.find(ids).values(), copy::find).stream().map(RecordDocument::id)
                .collect(Collectors.toSet());
        return entries.stream().filter(entry -> readable.contains(entry.recordId())).toList();
    }
}
