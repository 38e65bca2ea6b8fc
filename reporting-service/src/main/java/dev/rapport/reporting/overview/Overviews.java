package dev.rapport.reporting.overview;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts the 360° view together when it is asked for: an account with its contacts, a contact with the duplicates that
 * were merged into it, each with the lead it came from. So merging and unmerging move nothing that is stored, nor does
 * a contact that changes to another account.
 */
public final class Overviews {

    private static final int MOST_LISTED = 200;

    private final Records records;
    private final Resources resources;
    private final ReadableParts parts;

    Overviews(Records records, Resources resources, ReadableParts parts) {
        this.records = records;
        this.resources = resources;
        this.parts = parts;
    }

    /**
     * @throws dev.rapport.common.web.ProblemException 404 if there is no such contact, account or lead for the reader
     */
    CustomerOverview of(RecordsCopy copy, UUID id, Reader reader) {
        var gathered = Gathered.of(copy, resources, id, true);
        requireReadable(gathered, copy, reader);
        var members = gathered.members();
        if (!reader.readsAllOf(ReadablePart.KINDS)) {
            return answer(gathered, members, parts.of(members, null, reader, copy), copy, reader);
        }
        var customers = gathered.whole(members);
        var share = Share.of(copy, members, customers);
        var totals = customers.stream().map(Customer::totals).reduce(share.totals(), Totals::plus);
        return answer(gathered, members, new ReadablePart(gathered.records(
                Share.newest(customers.stream().flatMap(customer -> customer.deals().stream()), share.deals(),
                        Customer.MOST_DEALS)),
                gathered.records(Share.newest(customers.stream().flatMap(customer -> customer.interactions().stream()),
                        share.interactions(), Customer.MOST_INTERACTIONS)),
                totals), copy, reader);
    }

    private static CustomerOverview answer(Gathered gathered, Members members, ReadablePart part, RecordsCopy copy,
            Reader reader) {
        var profile = gathered.profile();
        var people = reader.readable(
                gathered.people().stream().filter(person -> members.isPresent(person.id())).toList(), copy::find);
        return new CustomerOverview(withType(reader.seen(profile)), answers(reader, others(people, "contact", profile)),
                answers(reader, reader.readable(gathered.records(accountIds(profile)), copy::find)),
                answers(reader, people.stream().filter(person -> person.type().equals("lead")).toList()),
                answers(reader, part.deals()), answers(reader, part.interactions()),
                CustomerOverview.CustomerTotals.of(part.totals(), reader),
                CustomerOverview.CustomerLinks.of(profile.type(), profile.id()));
    }

    /** One that the reader may not know of is not there. */
    private void requireReadable(Gathered gathered, RecordsCopy copy, Reader reader) {
        if (!gathered.isThere() || !reader.reads(gathered.profile(), copy::find)) {
            throw records.notFound(copy);
        }
    }

    /**
     * Whose deals and interactions are part of the view, and of when: those of the customer itself, of the contacts of
     * an account while they belong to it, of duplicates, and of the leads they came from.
     *
     * @throws dev.rapport.common.web.ProblemException 404 if there is no such contact, account or lead for the reader
     */
    public Members members(RecordsCopy copy, UUID id, Reader reader) {
        var gathered = Gathered.of(copy, resources, id, false);
        requireReadable(gathered, copy, reader);
        return gathered.members();
    }

    /** As {@link #members}; of whom nothing is known to the reader, only the id itself. */
    public Members membersOrItself(RecordsCopy copy, UUID id, Reader reader) {
        var gathered = Gathered.of(copy, resources, id, false);
        return gathered.isThere() && reader.reads(gathered.profile(), copy::find)
                ? gathered.members()
                : Members.only(id);
    }

    /**
     * What belongs, or once belonged, to a customer as a part of it.
     *
     * @param contacts those that an account has or had
     * @param root whether the view is of this customer itself
     */
    static Set<UUID> partsOf(RecordDocument document, Collection<UUID> contacts, boolean root) {
        var parts = new LinkedHashSet<UUID>();
        if (document.type().equals("account")) {
            parts.addAll(contacts);
        }
        if (document.type().equals("contact")) {
            parts.addAll(document.fields().ids("mergedIds"));
        }
        var leadId = document.type().equals("lead") ? null : document.fields().id("leadId");
        if (leadId != null) {
            parts.add(leadId);
        }
        // Who is in the account as a duplicate is there: as the person that the duplicate was.
        var survivor = document.fields().id("mergedInto");
        if (!root && survivor != null) {
            parts.add(survivor);
        }
        return parts;
    }

    static List<UUID> accountIds(RecordDocument profile) {
        return profile.type().equals("contact") ? profile.fields().ids("accountIds") : List.of();
    }

    /** Who was merged into somebody else does not appear beside that person. */
    static List<RecordDocument> others(List<RecordDocument> members, String type,
            RecordDocument profile) {
        return members.stream().filter(member -> member.type().equals(type) && !member.id().equals(profile.id()))
                .filter(member -> profile.type().equals("contact") || !"merged".equals(member.fields().text("status")))
                .sorted(Comparator.comparing(RecordDocument::createdAt).thenComparing(RecordDocument::id).reversed())
                .limit(MOST_LISTED).toList();
    }

    static Map<String, @Nullable Object> withType(RecordDocument profile) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("type", profile.type());
        answer.putAll(profile.answer());
        return answer;
    }

    static List<Map<String, @Nullable Object>> answers(Reader reader, List<RecordDocument> documents) {
        return documents.stream().map(reader::seen).map(RecordDocument::answer).toList();
    }
}
