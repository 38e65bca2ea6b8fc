package dev.rapport.reporting.membership;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose deals and interactions a customer has, and of when. What happened while somebody belonged to an account stays
 * with that account, and comes to no other; a deal that says which account it is for belongs to that one alone; a
 * person has everything. The 360° view, the timeline, lists and sums ask here, of the present and of the past, so that
 * all of them tell the same.
 */
public final class Members {

    /** The field of a deal, and of a document about one, with the account that the deal says it is for. */
    public static final String ACCOUNT = "accountId";

    private final @Nullable UUID account;
    private final Map<UUID, Periods> periods;

    /** @param account whose members they are; null if they are those of a person */
    private Members(@Nullable UUID account, Map<UUID, Periods> periods) {
        this.account = account;
        this.periods = Map.copyOf(periods);
    }

    /** Somebody of whom nothing is known but the id. */
    public static Members only(UUID id) {
        return always(Set.of(id));
    }

    /** These, whenever it was. */
    public static Members always(Collection<UUID> ids) {
        return new Members(null, ids.stream().collect(Collectors.toMap(id -> id, _ -> Periods.ALWAYS)));
    }

    /**
     * The members of a customer, each for as long as it belonged to it.
     *
     * @param customer whose members they are, one of them
     * @param members everybody who belongs or ever belonged to it, with their duplicates and the leads they came from
     */
    public static Members of(RecordDocument customer, Collection<RecordDocument> members) {
        var known = members.stream().collect(Collectors.toMap(RecordDocument::id, member -> member));
        if (!customer.type().equals("account")) {
            return always(known.keySet());
        }
        var ofPeople = new HashMap<UUID, Periods>();
        for (var member : members) {
            ofPeople.merge(Persons.person(member, known), Memberships.of(member).in(customer.id()), Periods::plus);
        }
        var periods = new HashMap<UUID, Periods>();
        for (var member : members) {
            if (member.type().equals("contact")) {
                var ofPerson = ofPeople.getOrDefault(Persons.person(member, known), Periods.NONE);
                periods.merge(member.id(), ofPerson, Periods::plus);
                var leadId = member.fields().id("leadId");
                if (leadId != null && known.containsKey(leadId)) {
                    periods.merge(leadId, ofPerson, Periods::plus);
                }
            }
        }
        periods.put(customer.id(), Periods.ALWAYS);
        var leadId = customer.fields().id("leadId");
        if (leadId != null && known.containsKey(leadId)) {
            periods.put(leadId, Periods.ALWAYS);
        }
        return new Members(customer.id(), periods);
    }

    private Periods of(UUID member) {
        return periods.getOrDefault(member, Periods.NONE);
    }

    /** Whether somebody belongs to the customer, and has not left. */
    public boolean isPresent(UUID member) {
        return of(member).last();
    }

    /** Those of whom everything counts. */
    public Set<UUID> always() {
        return ids(Periods::isAlways);
    }

    /** Those of whom only that counts which happened while they belonged to the account. */
    public Set<UUID> atTimes() {
        return ids(when -> !when.isAlways() && !when.isNever());
    }

    /** All of whom anything can count. */
    public Set<UUID> ids() {
        return periods.keySet();
    }

    private Set<UUID> ids(Predicate<Periods> condition) {
        return periods.entrySet().stream().filter(member -> condition.test(member.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether a deal or an interaction counts. */
    public boolean have(RecordDocument record) {
        var said = account == null ? null : record.fields().id(ACCOUNT);
        if (said != null) {
            return said.equals(account);
        }
        var customer = record.fields().id("customerId");
        return customer != null && of(customer).contains(Fields.micros(record.createdAt()));
    }

    /**
     * What of an index counts.
     *
     * @param customerField with the ids of customers
     * @param timeField when it began, in microseconds
     */
    public Map<String, ?> query(String customerField, String timeField) {
        var ways = new ArrayList<Map<String, ?>>();
        ways.add(terms(customerField, always()));
        var alike = new LinkedHashMap<Periods, List<UUID>>();
        atTimes().forEach(member -> alike.computeIfAbsent(of(member), _ -> new ArrayList<>()).add(member));
        alike.forEach((when, members) -> ways.add(Queries.all(List.of(terms(customerField, members),
                Queries.any(when.inOrder().stream().map(period -> range(timeField, period)).toList())))));
        var anyOf = ways.size() == 1 ? ways.getFirst() : Queries.any(ways);
        return account == null
                ? anyOf
                : Queries.any(List.of(Queries.term(ACCOUNT, account.toString()),
                        Queries.all(List.of(Queries.not(Queries.exists(ACCOUNT)), anyOf))));
    }

    private static Map<String, ?> terms(String field, Collection<UUID> ids) {
        return Queries.terms(field, ids.stream().map(UUID::toString).toList());
    }

    private static Map<String, ?> range(String field, Periods.Period period) {
        return Queries.range(field, period.from() == Periods.Period.BEGINNING ? null : period.from(),
                period.to() == Periods.Period.END ? null : period.to());
    }
}
