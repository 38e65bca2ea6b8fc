package dev.rapport.reporting.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.rapport.reporting.record.RecordDocument;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;

/**
 * Puts the 360° view together when it is asked for: an account with its contacts, a contact with the duplicates that were
 * merged into it, each with the lead it came from. So merging and unmerging move nothing that is stored.
 */
public final class Overviews {

    private static final Set<String> CUSTOMERS = Set.of("contact", "account", "lead");
    private static final int MOST_LISTED = 200;

    private final Records records;

    Overviews(Records records) {
        this.records = records;
    }

    /**
     * @throws dev.rapport.common.web.ProblemException 404 if there is no such contact, account or lead
     */
    Overview of(RecordsCopy copy, UUID id) {
        var members = new LinkedHashMap<UUID, RecordDocument>();
        var customers = new HashMap<UUID, Customer>();
        gather(copy, Set.of(id), members, customers);
        var profile = members.get(id);
        if (profile == null) {
            throw records.notFound(copy);
        }
        var totals = customers.values().stream().map(Customer::totals).reduce(Totals.NONE, Totals::plus);
        var deals = newest(customers.values(), Customer::deals, Customer.MOST_DEALS);
        var interactions = newest(customers.values(), Customer::interactions, Customer.MOST_INTERACTIONS);
        var accountIds = accountIds(profile);
        var listed = new LinkedHashSet<>(deals);
        listed.addAll(interactions);
        listed.addAll(accountIds);
        var found = records.find(copy, listed);
        return new Overview(withType(profile), answers(others(members, "contact", profile)), answers(accountIds, found),
                answers(members.values().stream().filter(member -> member.type().equals("lead")).toList()),
                answers(deals, found), answers(interactions, found), Overview.Sums.of(totals));
    }

    /**
     * Ids of everybody and everything whose deals and interactions are part of the view: the customer itself, the contacts of
     * an account, duplicates, and the leads they came from.
     *
     * @throws dev.rapport.common.web.ProblemException 404 if there is no such contact, account or lead
     */
    public Set<UUID> members(RecordsCopy copy, UUID id) {
        var members = new LinkedHashMap<UUID, RecordDocument>();
        gather(copy, Set.of(id), members, new HashMap<>());
        if (!members.containsKey(id)) {
            throw records.notFound(copy);
        }
        return members.keySet();
    }

    private void gather(RecordsCopy copy, Set<UUID> ids, Map<UUID, RecordDocument> members,
            Map<UUID, Customer> customers) {
        var next = ids;
        while (!next.isEmpty()) {
            var found = new HashMap<>(records.find(copy, next));
            found.values().removeIf(document -> !CUSTOMERS.contains(document.type()));
            var known = Customers.find(copy, found.keySet());
            members.putAll(found);
            customers.putAll(known);
            var more = new LinkedHashSet<UUID>();
            for (var document : found.values()) {
                more.addAll(partsOf(document, known.get(document.id())));
            }
            more.removeAll(members.keySet());
            next = more;
        }
    }

    /** What belongs to a customer as a part of it. */
    private static List<UUID> partsOf(RecordDocument document, @Nullable Customer customer) {
        var parts = new ArrayList<UUID>();
        if (document.type().equals("account") && customer != null) {
            parts.addAll(customer.contacts());
        }
        if (document.type().equals("contact")) {
            parts.addAll(document.fields().ids("mergedIds"));
        }
        if (!document.type().equals("lead") && document.fields().id("leadId") instanceof UUID leadId) {
            parts.add(leadId);
        }
        return parts;
    }

    private static List<UUID> accountIds(RecordDocument profile) {
        return profile.type().equals("contact") ? profile.fields().ids("accountIds") : List.of();
    }

    /** Who was merged into somebody else does not appear beside that person. */
    private static List<RecordDocument> others(Map<UUID, RecordDocument> members, String type,
            RecordDocument profile) {
        return members.values().stream().filter(member -> member.type().equals(type) && member != profile)
                .filter(member -> profile.type().equals("contact") || !"merged".equals(member.fields().text("status")))
                .sorted(Comparator.comparing(RecordDocument::createdAt).reversed()).limit(MOST_LISTED).toList();
    }

    private static List<UUID> newest(Collection<Customer> customers, Function<Customer, List<Customer.Listed>> list,
            int most) {
        return customers.stream().flatMap(customer -> list.apply(customer).stream())
                .sorted(Customer.Listed.NEWEST_FIRST).limit(most).map(Customer.Listed::id).toList();
    }

    private static Map<String, @Nullable Object> withType(RecordDocument profile) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("type", profile.type());
        answer.putAll(profile.answer());
        return answer;
    }

    private static List<Map<String, @Nullable Object>> answers(List<RecordDocument> documents) {
        return documents.stream().map(RecordDocument::answer).toList();
    }

    /** What is counted already and not written yet is left out; it comes in a moment. */
    private static List<Map<String, @Nullable Object>> answers(List<UUID> ids, Map<UUID, RecordDocument> found) {
        var answers = new ArrayList<Map<String, @Nullable Object>>();
        for (var id : ids) {
            var document = found.get(id);
            if (document != null) {
                answers.add(document.answer());
            }
        }
        return answers;
    }
}
