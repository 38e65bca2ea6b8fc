package dev.rapport.reporting.list;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.custom.DefinedFields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.overview.Overviews;
import dev.rapport.reporting.overview.PastOverviews;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.record.Names;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.search.Alphabet;
import dev.rapport.reporting.search.Duplicates;
import dev.rapport.reporting.search.SeenTexts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The list of one kind of records: which records, and in what order, Elasticsearch knows; what is in them comes from
 * where single records come from.
 */
@ResponseBody
final class ListController {

    /** Name of the parameter that says by which alphabet texts are sorted. */
    static final String COLLATION = "collation";

    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 50;

    private final Resource<?> resource;
    private final ListStore lists;
    private final IndexReader index;
    private final KnownStages stages;
    private final Duplicates duplicates;
    private final Records records;
    private final Names names;
    private final Owners owners;
    private final Overviews overviews;
    private final PastOverviews pastOverviews;
    private final Readers readers;
    private final Narrowing narrowing;

    ListController(Resource<?> resource, IndexReader searchIndex, Records records, Names names, Owners owners,
            Overviews overviews, PastOverviews pastOverviews, Readers readers, Narrowing narrowing) {
        this.resource = resource;
        this.lists = new ListStore(searchIndex);
        this.index = searchIndex;
        this.stages = new KnownStages(searchIndex);
        this.duplicates = new Duplicates(searchIndex);
        this.records = records;
        this.names = names;
        this.owners = owners;
        this.overviews = overviews;
        this.pastOverviews = pastOverviews;
        this.narrowing = narrowing;
        this.readers = readers;
    }

    Resource<?> resource() {
        return resource;
    }

    @GetMapping
    RecordList list(Parameters parameters, Reading reading, Caller caller, HttpServletRequest request) {
        var reader = readers.of(caller, reading);
        reader.requireReads(resource);
        var defined = narrowing.customFields().of(reading);
        var fields = defined.of(reader.seen(resource));
        var applied = narrowing.views().apply(fields, parameters, reading, reader);
        var query = ListQuery.of(fields, reader, applied.parameters(),
                Alphabet.of(applied.parameters().choice(COLLATION, Alphabet.collations()),
                        request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                narrowing.where(applied.where(), caller));
        reading.from(index.projection());
        stages.check(query.stages(), query.asOf());
        var asOf = query.asOf();
        if (asOf != null) {
            return list(query, asOf, defined, reading, reader);
        }
        var page = lists.page(query.ownedBy(owners.of(query.owners(), reading, null)).about(resource.customerField(),
                customer -> overviews.membersOrItself(records.copy(reading), customer, reader))
                .having(text -> words(text, reader)));
        return answer(query, contents(page.ids(), reading, reader), page, defined, reading, reader);
    }

    private Map<String, ?> words(String text, Reader reader) {
        return SeenTexts.hides(resource, reader) ? SeenTexts.query(text, resource, reader) : duplicates.query(text);
    }

    private RecordList answer(ListQuery query, Collection<RecordDocument> contents, ListStore.Page page,
            DefinedFields defined, Reading reading, Reader reader) {
        var counted = page.counted();
        return new RecordList(contents.stream().map(record -> defined.shown(record.type(),
                reader.answer(record, query.can() && query.asOf() == null))).toList(), page.next(), page.total(),
                counted == null ? null : counted.facets(), counted == null ? null : counted.others(),
                query.include().isEmpty()
                        ? null
                        : names.of(records.copy(reading), query.include().ids(contents), reader));
    }

    /** As of the past everything comes from one place: what has been does not change any more. */
    private RecordList list(ListQuery query, AsOf asOf, DefinedFields defined, Reading reading, Reader reader) {
        var narrowed = query.ownedBy(owners.of(query.owners(), reading, asOf)).about(resource.customerField(),
                customer -> pastOverviews.membersOrItself(records.copy(reading), asOf, customer, reader));
        var page = lists.page(reader.readsAll(resource)
                ? narrowed
                : narrowed.among(lists.readable(resource, reader)));
        return answer(query, page.then(), page, defined, reading, reader);
    }

    /**
     * The two read models are filled independently. A record that is missing in the other one will be there in a
     * moment; leaving it out at once would hide it from somebody who pages on. It stays missing only when its event was
     * parked.
     */
    private List<RecordDocument> contents(List<UUID> ids, Reading reading, Reader reader) {
        var copy = records.copy(reading);
        var found = records.find(copy, resource.kind(), ids);
        for (int attempt = 0; attempt < TRIES && found.size() < ids.size(); attempt++) {
            pause();
            found = records.find(copy, resource.kind(), ids);
        }
        if (found.size() < ids.size()) {
            records.confirmIntact(copy);
        }
        var contents = new ArrayList<RecordDocument>(ids.size());
        for (var id : ids) {
            var record = found.get(id);
            if (record != null) {
                contents.add(record);
            }
        }
        return reader.readable(contents, copy::find);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The service is stopping.");
        }
    }
}
