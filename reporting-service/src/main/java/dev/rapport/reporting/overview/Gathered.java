package dev.rapport.reporting.overview;

import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.util.ArrayList;
import java.util.Collection;
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

/**
 * Everybody of one view. All records that are known to be needed are asked for together, so that a view takes as many
 * rounds of questions as its parts are nested, which is two for most.
 */
final class Gathered {

    private final RecordsCopy copy;
    private final Resources resources;
    private final UUID root;
    private final boolean all;
    private final Map<UUID, Customer> customers = new LinkedHashMap<>();
    private final Map<UUID, RecordDocument> found = new HashMap<>();
    private final Set<UUID> looked = new HashSet<>();

    private Gathered(RecordsCopy copy, Resources resources, UUID root, boolean all) {
        this.copy = copy;
        this.resources = resources;
        this.root = root;
        this.all = all;
    }

    /**
     * @param root whose view it is
     * @param all also what is probably listed, not only who belongs to the view
     */
    static Gathered of(RecordsCopy copy, Resources resources, UUID root, boolean all) {
        var gathered = new Gathered(copy, resources, root, all);
        gathered.gather();
        return gathered;
    }

    private void gather() {
        Set<UUID> parts = Set.of(root);
        Set<UUID> wanted = parts;
        while (!wanted.isEmpty()) {
            parts = look(parts, wanted);
            wanted = new LinkedHashSet<>(parts);
            if (all && isThere()) {
                wanted.addAll(newest(customers.values(), Customer::deals, Customer.MOST_DEALS));
                wanted.addAll(newest(customers.values(), Customer::interactions, Customer.MOST_INTERACTIONS));
                wanted.addAll(Overviews.accountIds(profile()));
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
                var customer = customersOfParts.getOrDefault(part, Customer.unknown(part));
                customers.put(part, customer);
                more.addAll(Overviews.partsOf(document, customer.contacts(), part.equals(root)));
            }
        }
        more.removeAll(customers.keySet());
        more.removeAll(parts);
        return more;
    }

    private static List<UUID> newest(Collection<Customer> customers, Function<Customer, List<Customer.Listed>> list,
            int most) {
        return customers.stream().flatMap(customer -> list.apply(customer).stream())
                .sorted(Customer.Listed.NEWEST_FIRST).limit(most).map(Customer.Listed::id).toList();
    }

    /** Whether there is such a customer. */
    boolean isThere() {
        return customers.containsKey(root);
    }

    RecordDocument profile() {
        return Objects.requireNonNull(found.get(root));
    }

    /** The contacts, accounts and leads that belong or ever belonged to the view. */
    List<RecordDocument> people() {
        return customers.keySet().stream().map(found::get).filter(Objects::nonNull).toList();
    }

    Members members() {
        return Members.of(profile(), people());
    }

    /** Those of whom everything is part of the view. */
    List<Customer> whole(Members members) {
        return members.always().stream().map(customers::get).filter(Objects::nonNull)
                .filter(customer -> !profile().type().equals("account")
                        || customer.accounts().stream().allMatch(root::equals))
                .toList();
    }

    /** Records by id, in the order of their ids. What is counted already and not written yet is left out. */
    List<RecordDocument> records(List<UUID> ids) {
        var missing = new ArrayList<>(ids);
        missing.removeAll(looked);
        looked.addAll(missing);
        found.putAll(copy.find(missing));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
