package dev.rapport.reporting.overview;

import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the 360° view together when it is asked for: an account with its contacts, a contact with the duplicates that
 * were merged into it, each with the lead it came from. So merging and unmerging move nothing that is stored.
 */
public final class Overviews {

    private static final int MOST_LISTED = 200;

    private final Records records;
    private final Resources resources;

    Overviews(Records records, Resources resources) {
        this.records = records;
        this.resources = resources;
    }

    /**
     * @throws dev.rapport.common.web.ProblemException 404 if there is no such contact, account or lead
     */
    Overview of(RecordsCopy copy, UUID id) {
        var gathered = new Gathered(copy, true);
        gathered.gather(id);
        if (!gathered.members.contains(id)) {
            throw records.notFound(copy);
        }
        var totals = gathered.customers.values().stream().map(Customer::totals).reduce(Totals.NONE, Totals::plus);
        var found = gathered.found;
        var profile = Objects.requireNonNull(found.get(id));
        var members = gathered.members.stream().map(found::get).filter(Objects::nonNull).toList();
        return new Overview(withType(profile), answers(others(members, "contact", profile)),
                answers(accountIds(profile), found),
                answers(members.stream().filter(member -> member.type().equals("lead")).toList()),
                answers(gathered.deals(), found), answers(gathered.interactions(), found), Overview.Sums.of(totals),
                Overview.CustomerLinks.of(profile.type(), id));
    }

    /**
     * Ids of everybody and everything whose deals and interactions are part of the view: the customer itself, the
     * contacts of an account, duplicates, and the leads they came from.
     *
     * @throws dev.rapport.common.web.ProblemException 404 if there is no such contact, account or lead
     */
    public Set<UUID> members(RecordsCopy copy, UUID id) {
        var gathered = new Gathered(copy, false);
        gathered.gather(id);
        if (!gathered.members.contains(id)) {
            throw records.notFound(copy);
        }
        return gathered.members;
    }

    /** As {@link #members}; of whom nothing is known, only the id itself. */
    public Set<UUID> membersOrItself(RecordsCopy copy, UUID id) {
        var gathered = new Gathered(copy, false);
        gathered.gather(id);
        return gathered.members.contains(id) ? gathered.members : Set.of(id);
    }

    /**
     * What one view is made of. All records that are known to be needed are asked for together, so that a view takes as
     * many rounds of questions as its parts are nested, which is two for most.
     */
    private final class Gathered {

        private final RecordsCopy copy;
        private final boolean all;
        private @Nullable UUID root;
        private final Set<UUID> members = new LinkedHashSet<>();
        private final Map<UUID, Customer> customers = new LinkedHashMap<>();
        private final Map<UUID, RecordDocument> found = new HashMap<>();
        private final Set<UUID> looked = new HashSet<>();

        /**
         * @param all also what is listed, not only who belongs to the view
         */
        Gathered(RecordsCopy copy, boolean all) {
            this.copy = copy;
            this.all = all;
        }

        void gather(UUID id) {
            root = id;
            Set<UUID> parts = Set.of(id);
            Set<UUID> wanted = parts;
            while (!wanted.isEmpty()) {
                parts = look(parts, wanted);
                wanted = new LinkedHashSet<>(parts);
                if (all && members.contains(id)) {
                    wanted.addAll(deals());
                    wanted.addAll(interactions());
                    wanted.addAll(accountIds(Objects.requireNonNull(found.get(id))));
                    wanted.removeAll(looked);
                }
            }
        }

        /**
         * @param parts those that may belong to the view
         * @param wanted the records to read, the parts among them
         * @return parts of these that are not known yet
         */
        private Set<UUID> look(Set<UUID> parts, Set<UUID> wanted) {
            looked.addAll(wanted);
            found.putAll(copy.find(wanted));
            var customersOfParts = parts.isEmpty() ? Map.<UUID, Customer>of() : Customers.find(copy, parts);
            var more = new LinkedHashSet<UUID>();
            for (var part : parts) {
                var document = found.get(part);
                if (document != null && resources.of(document.type()).isItselfCustomer()) {
                    members.add(part);
                    var customer = customersOfParts.getOrDefault(part, Customer.unknown(part));
                    customers.put(part, customer);
                    more.addAll(partsOf(document, customer.contacts(), part.equals(root)));
                }
            }
            more.removeAll(members);
            more.removeAll(parts);
            return more;
        }

        private List<UUID> deals() {
            return newest(customers.values(), Customer::deals, Customer.MOST_DEALS);
        }

        private List<UUID> interactions() {
            return newest(customers.values(), Customer::interactions, Customer.MOST_INTERACTIONS);
        }
    }

    /**
     * What belongs to a customer as a part of it.
     *
     * @param contacts those of an account
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

    private static List<UUID> newest(Collection<Customer> customers, Function<Customer, List<Customer.Listed>> list,
            int most) {
        return customers.stream().flatMap(customer -> list.apply(customer).stream())
                .sorted(Customer.Listed.NEWEST_FIRST).limit(most).map(Customer.Listed::id).toList();
    }

    static Map<String, @Nullable Object> withType(RecordDocument profile) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("type", profile.type());
        answer.putAll(profile.answer());
        return answer;
    }

    static List<Map<String, @Nullable Object>> answers(List<RecordDocument> documents) {
        return documents.stream().map(RecordDocument::answer).toList();
    }

    /** What is counted already and not written yet is left out; it comes in a moment. */
    static List<Map<String, @Nullable Object>> answers(List<UUID> ids, Map<UUID, RecordDocument> found) {
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
