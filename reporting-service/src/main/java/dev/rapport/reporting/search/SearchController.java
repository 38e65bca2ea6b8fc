package dev.rapport.reporting.search;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SearchController {

    private static final int USUAL_LIMIT = 50;
    private static final int MOST = SearchCursor.MOST;

    private final SearchStore search;
    private final IndexReader index;
    private final List<String> kinds;
    private final Readers readers;
    private final Records records;

    SearchController(IndexReader searchIndex, Resources resources, Readers readers, Records records) {
        this.search = new SearchStore(searchIndex, resources);
        this.kinds = resources.searchedKinds();
        this.index = searchIndex;
        this.readers = readers;
        this.records = records;
    }

    @GetMapping("/api/search")
    @QueryParameter(name = "q", required = true, most = TextQuery.LONGEST, description = "Words to find, in English, Chinese or Thai; parts of e-mail addresses and phone numbers too. All of them must be in the record, and what stands between quotation marks in that order. An id finds its record.", example = "warehouse")
    @QueryParameter(name = "types", form = Form.SEARCHED_KINDS, description = "Kinds of records to look for; all when absent.")
    @QueryParameter(name = "limit", form = Form.INTEGER, most = MOST, absent = "50", description = "Most items on a page.")
    @QueryParameter(name = "cursor", most = Integer.MAX_VALUE, description = "The next of the page before. The pages show each record that was there when the second was asked for once, and end; a cursor expires when it is not used for two minutes.", example = "eyJhIjpbMTc2NF19")
    SearchResults search(Parameters parameters, Reading reading, Caller caller) {
        var reader = readers.of(caller, reading);
        reader.requireReadsRecords();
        var text = parameters.requiredText("q", TextQuery.LONGEST);
        var asked = parameters.choices("types", kinds);
        int limit = parameters.integer("limit", USUAL_LIMIT, 1, MOST);
        var cursor = parameters.opaque("cursor");
        parameters.check();
        var types = asked.isEmpty() ? kinds : asked;
        SearchStore.check(text, types, reader, cursor);
        reading.from(index.projection());
        var found = search.find(text, types, reader, limit, cursor);
        return reader.readsAllOf(types) ? found : readable(found, reader, records.copy(reading));
    }

    /** What the index has found follows what it belongs to with a delay; the records have the last word. */
    private static SearchResults readable(SearchResults found, Reader reader, RecordsCopy copy) {
        var ids = found.items().stream().map(SearchResults.SearchHit::id).toList();
        var readable = reader.readable(copy.find(ids).values(), copy::find).stream().map(RecordDocument::id)
                .collect(Collectors.toSet());
        return new SearchResults(found.items().stream().filter(hit -> readable.contains(hit.id())).toList(),
                found.next());
    }
}
