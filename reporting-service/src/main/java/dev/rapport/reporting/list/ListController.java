package dev.rapport.reporting.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.record.Records;

/** Lists: which records, and in what order, Elasticsearch knows; what is in them comes from where single records come from. */
@RestController
class ListController {

    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 50;

    private final ListStore lists;
    private final IndexReader index;
    private final Records records;

    ListController(IndexReader searchIndex, Records records) {
        this.lists = new ListStore(searchIndex);
        this.index = searchIndex;
        this.records = records;
    }

    @GetMapping("/api/leads")
    RecordList leads(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadRecords();
        return list(ListResource.LEADS, parameters, reading);
    }

    @GetMapping("/api/contacts")
    RecordList contacts(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadRecords();
        return list(ListResource.CONTACTS, parameters, reading);
    }

    @GetMapping("/api/accounts")
    RecordList accounts(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadRecords();
        return list(ListResource.ACCOUNTS, parameters, reading);
    }

    /** Everybody who is signed in may know the staff. */
    @GetMapping("/api/employees")
    RecordList employees(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        return list(ListResource.EMPLOYEES, parameters, reading);
    }

    /** Everybody who is signed in may know the pipelines: reports name them. */
    @GetMapping("/api/pipelines")
    RecordList pipelines(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        return list(ListResource.PIPELINES, parameters, reading);
    }

    @GetMapping("/api/deals")
    RecordList deals(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadRecords();
        return list(ListResource.DEALS, parameters, reading);
    }

    @GetMapping("/api/interactions")
    RecordList interactions(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadRecords();
        return list(ListResource.INTERACTIONS, parameters, reading);
    }

    private RecordList list(ListResource resource, Parameters parameters, Reading reading) {
        var query = ListQuery.of(resource, parameters);
        reading.from(index.projection());
        var page = lists.page(query);
        return new RecordList(contents(resource.type(), page.ids(), reading), page.next(), page.total());
    }

    /**
     * The two read models are filled independently. A record that is missing in the other one will be there in a moment;
     * leaving it out at once would hide it from somebody who pages on. It stays missing only when its event was parked.
     */
    private List<Map<String, @Nullable Object>> contents(String type, List<UUID> ids, Reading reading) {
        var copy = records.copy(reading);
        var found = records.find(copy, type, ids);
        for (int attempt = 0; attempt < TRIES && found.size() < ids.size(); attempt++) {
            pause();
            found = records.find(copy, type, ids);
        }
        if (found.size() < ids.size()) {
            records.confirmIntact(copy);
        }
        var contents = new ArrayList<Map<String, @Nullable Object>>(ids.size());
        for (var id : ids) {
            var record = found.get(id);
            if (record != null) {
                contents.add(record.answer());
            }
        }
        return contents;
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
