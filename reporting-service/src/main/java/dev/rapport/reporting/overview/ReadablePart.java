package dev.rapport.reporting.overview;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.record.PastRecords;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The deals and interactions of a customer that are shown to somebody, with the totals over all that this person may
 * read.
 */
record ReadablePart(List<RecordDocument> deals, List<RecordDocument> interactions, Totals totals) {

    /** The kinds of records that it has. */
    static final List<String> KINDS = List.of("deal", "interaction");

    /** Where they are looked for, once it has caught up with what the reader asks for. */
    record Search(IndexReader index, PastRecords records, Resources resources) {

        /** Conditions for what may be read now, of what was so then. */
        private List<Map<String, ?>> conditions(String kind, Members members, @Nullable AsOf asOf, Reader reader) {
            var conditions = new ArrayList<Map<String, ?>>();
            conditions.add(members.query("customerId", "createdAt"));
            var readable = reader.conditions(resources.of(kind));
            if (asOf == null) {
                conditions.addAll(readable);
            } else if (!readable.isEmpty()) {
                var present = new ArrayList<>(conditions);
                present.add(Queries.term("type", kind));
                present.addAll(readable);
                conditions.add(Queries.manyTerms("recordId",
                        index.ids(present).stream().map(Object::toString).toList()));
            }
            return conditions;
        }
    }

    /** When somebody may not read all of them: each deal is looked at, because of others nothing may be counted. */
    static ReadablePart of(Members members, @Nullable AsOf asOf, Reader reader, Search search, RecordsCopy copy) {
        var totals = Totals.NONE;
        var newest = new ArrayList<RecordDocument>();
        if (reader.reads(search.resources().of("deal"))) {
            for (var deal : search.records().all(asOf, "deal", search.conditions("deal", members, asOf, reader),
                    "createdAt")) {
                var counted = Effect.Deal.of(deal);
                totals = totals.withDeal(counted.status(), counted.amount(), 1);
                if (newest.size() < Customer.MOST_DEALS) {
                    newest.add(deal);
                }
            }
        }
        if (!reader.reads(search.resources().of("interaction"))) {
            return new ReadablePart(readable(newest, reader, copy), List.of(), totals);
        }
        var interactions = search.records().search(asOf, "interaction",
                search.conditions("interaction", members, asOf, reader), "occurredAt", Customer.MOST_INTERACTIONS);
        var latest = interactions.records().isEmpty()
                ? null
                : Instant.parse(Objects.requireNonNull(interactions.records().getFirst().fields().text("occurredAt")));
        return new ReadablePart(readable(newest, reader, copy), readable(interactions.records(), reader, copy),
                totals.withInteractions(interactions.total(), latest));
    }

    /** What the index has found follows what it belongs to with a delay; the records of now have the last word. */
    private static List<RecordDocument> readable(List<RecordDocument> found, Reader reader, RecordsCopy copy) {
        var present = copy.find(found.stream().map(RecordDocument::id).toList()).values();
        var readable = reader.readable(present, copy::find).stream().map(RecordDocument::id)
                .collect(Collectors.toSet());
        return found.stream().filter(record -> readable.contains(record.id())).toList();
    }
}
