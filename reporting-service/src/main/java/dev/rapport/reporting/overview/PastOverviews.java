package dev.rapport.reporting.overview;

import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.CustomerDeals;
import dev.rapport.reporting.record.PastRecords;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The 360° view as of an instant of the past: who belonged together is asked of the records as they were then. */
public final class PastOverviews {

    /** More people than belong to any account. */
    private static final int MOST_CONTACTS = 10_000;

    private final Records records;
    private final PastRecords past;
    private final CustomerDeals deals;
    private final Resources resources;

    PastOverviews(Records records, PastRecords past, CustomerDeals deals, Resources resources) {
        this.records = records;
        this.past = past;
        this.deals = deals;
        this.resources = resources;
    }

    /**
     * @throws dev.rapport.common.web.ProblemException
     *             404 if there was no such contact, account or lead
     */
    Overview of(RecordsCopy copy, AsOf asOf, UUID id) {
        var members = gather(asOf, id);
        var profile = members.get(id);
        if (profile == null) {
            throw records.notFound(copy);
        }
        var accounts = past.find(asOf, Overviews.accountIds(profile));
        var ofMembers = List.of(Queries.terms("customerId", members.keySet().stream().map(UUID::toString).toList()));
        var dealsThen = past.search(asOf, "deal", ofMembers, "createdAt", Customer.MOST_DEALS);
        var interactions = past.search(asOf, "interaction", ofMembers, "occurredAt", Customer.MOST_INTERACTIONS);
        return new Overview(Overviews.withType(profile),
                Overviews.answers(Overviews.others(List.copyOf(members.values()), "contact", profile)),
                Overviews.answers(Overviews.accountIds(profile), accounts),
                Overviews.answers(members.values().stream().filter(member -> member.type().equals("lead")).toList()),
                Overviews.answers(dealsThen.records()), Overviews.answers(interactions.records()),
                Overview.Sums.of(totals(members.keySet(), asOf, interactions)),
                Overview.CustomerLinks.of(profile.type(), id).asOf(asOf));
    }

    private Totals totals(Collection<UUID> customers, AsOf asOf, PastRecords.Found interactions) {
        var latest = interactions.records().isEmpty()
                ? null
                : Instant.parse(Objects.requireNonNull(
                        interactions.records().getFirst().fields().text("occurredAt")));
        var totals = new Totals(0, 0, 0, Map.of(), Map.of(), interactions.total(), latest);
        for (var group : deals.of(customers, asOf)) {
            totals = totals.withDeals(group.status(), group.sum(), group.count());
        }
        return totals;
    }

    /** As {@link Overviews#members} then; nobody if there was no such contact, account or lead. */
    public Set<UUID> members(AsOf asOf, UUID id) {
        return gather(asOf, id).keySet();
    }

    /** As {@link #members}; of whom nothing was known, only the id itself. */
    public Set<UUID> membersOrItself(AsOf asOf, UUID id) {
        var members = members(asOf, id);
        return members.isEmpty() ? Set.of(id) : members;
    }

    private Map<UUID, RecordDocument> gather(AsOf asOf, UUID id) {
        var members = new LinkedHashMap<UUID, RecordDocument>();
        Set<UUID> parts = Set.of(id);
        while (!parts.isEmpty()) {
            var found = past.find(asOf, parts);
            var more = new LinkedHashSet<UUID>();
            for (var part : parts) {
                var document = found.get(part);
                if (document != null && resources.of(document.type()).isItselfCustomer()) {
                    members.put(part, document);
                    more.addAll(Overviews.partsOf(document, contacts(asOf, document), part.equals(id)));
                }
            }
            more.removeAll(members.keySet());
            parts = more;
        }
        return members;
    }

    /** Those of an account. */
    private List<UUID> contacts(AsOf asOf, RecordDocument document) {
        return document.type().equals("account")
                ? past.search(asOf, "contact", List.of(Queries.term("accountIds", document.id().toString())),
                        "createdAt", MOST_CONTACTS).records().stream().map(RecordDocument::id).toList()
                : List.of();
    }
}
