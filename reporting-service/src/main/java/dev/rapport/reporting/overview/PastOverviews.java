package dev.rapport.reporting.overview;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.membership.Memberships;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.CustomerDeals;
import dev.rapport.reporting.record.PastRecords;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The 360° view as of an instant of the past: who belonged together is asked of the records as they were then. */
public final class PastOverviews {

    /** More people than belong to any account. */
    private static final int MOST_CONTACTS = 10_000;

    private final Records records;
    private final PastRecords past;
    private final CustomerDeals deals;
    private final Resources resources;
    private final ReadableParts parts;

    PastOverviews(Records records, PastRecords past, CustomerDeals deals, Resources resources,
            ReadableParts parts) {
        this.parts = parts;
        this.records = records;
        this.past = past;
        this.deals = deals;
        this.resources = resources;
    }

    /**
     * @throws dev.rapport.common.web.ProblemException
     *             404 if there was no such contact, account or lead, or it is none of the reader's business now
     */
    CustomerOverview of(RecordsCopy copy, AsOf asOf, UUID id, Reader reader) {
        var gathered = gather(asOf, id);
        var profile = gathered.get(id);
        if (profile == null || readable(List.of(profile), copy, reader).isEmpty()) {
            throw records.notFound(copy);
        }
        var members = Members.of(profile, gathered.values());
        var people = readable(
                gathered.values().stream().filter(person -> members.isPresent(person.id())).toList(), copy, reader);
        var accounts = past.find(asOf, Overviews.accountIds(profile));
        var part = reader.readsAllOf(ReadablePart.KINDS)
                ? whole(members, asOf)
                : parts.of(members, asOf, reader, copy);
        return new CustomerOverview(Overviews.withType(reader.seen(profile)),
                Overviews.answers(reader, Overviews.others(people, "contact", profile)),
                Overviews.answers(reader, readable(Overviews.accountIds(profile).stream().map(accounts::get)
                        .filter(Objects::nonNull).toList(), copy, reader)),
                Overviews.answers(reader, people.stream().filter(person -> person.type().equals("lead")).toList()),
                Overviews.answers(reader, part.deals()), Overviews.answers(reader, part.interactions()),
                CustomerOverview.CustomerTotals.of(part.totals(), reader),
                CustomerOverview.CustomerLinks.of(profile.type(), id).asOf(asOf));
    }

    private ReadablePart whole(Members members, AsOf asOf) {
        var ofMembers = List.of(members.query("customerId", "createdAt"));
        var dealsThen = past.search(asOf, "deal", ofMembers, "createdAt", Customer.MOST_DEALS);
        var interactions = past.search(asOf, "interaction", ofMembers, "occurredAt", Customer.MOST_INTERACTIONS);
        return new ReadablePart(dealsThen.records(), interactions.records(), totals(members, asOf, interactions));
    }

    /** Who may read what was so then is decided by what is so now. */
    private static List<RecordDocument> readable(List<RecordDocument> then, RecordsCopy copy, Reader reader) {
        var present = copy.find(then.stream().map(RecordDocument::id).toList()).values();
        var readable = reader.readable(present, copy::find).stream().map(RecordDocument::id)
                .collect(Collectors.toSet());
        return then.stream().filter(record -> readable.contains(record.id())).toList();
    }

    private Totals totals(Members members, AsOf asOf, PastRecords.Found interactions) {
        var latest = interactions.records().isEmpty()
                ? null
                : Instant.parse(Objects.requireNonNull(
                        interactions.records().getFirst().fields().text("occurredAt")));
        var totals = new Totals(0, 0, 0, Map.of(), Map.of(), interactions.total(), latest);
        for (var group : deals.of(members.query("customerId", "openedAt"), asOf)) {
            totals = totals.withDeals(group.status(), group.sum(), group.count());
        }
        return totals;
    }

    /** As {@link Overviews#members} then; of whom nothing was known, only the id itself. */
    public Members members(AsOf asOf, UUID id) {
        var gathered = gather(asOf, id);
        var profile = gathered.get(id);
        return profile == null ? Members.only(id) : Members.of(profile, gathered.values());
    }

    /** As {@link #members}; of whom nothing is known to the reader, only the id itself. */
    public Members membersOrItself(RecordsCopy copy, AsOf asOf, UUID id, Reader reader) {
        var present = copy.find(List.of(id)).get(id);
        return present == null || !reader.reads(present, copy::find) ? Members.only(id) : members(asOf, id);
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

    /** Those that an account had by then, or had had. */
    private List<UUID> contacts(AsOf asOf, RecordDocument document) {
        return document.type().equals("account")
                ? past.search(asOf, "contact", List.of(Queries.term(Memberships.ACCOUNTS, document.id().toString())),
                        "createdAt", MOST_CONTACTS).records().stream().map(RecordDocument::id).toList()
                : List.of();
    }
}
