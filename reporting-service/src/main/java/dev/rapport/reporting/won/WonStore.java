package dev.rapport.reporting.won;

import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.ClosedDeals.Asked;
import dev.rapport.reporting.pipeline.ClosedDeals.Group;
import dev.rapport.reporting.pipeline.ClosedDeals;
import dev.rapport.reporting.resource.RecordDocument;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the report of what was won. */
final class WonStore {

    private static final int RECORDS_AT_ONCE = 1000;

    private final ClosedDeals deals;
    private final Owners owners;
    private final ZoneId zone;

    WonStore(ClosedDeals deals, Owners owners, ZoneId zone) {
        this.deals = deals;
        this.owners = owners;
        this.zone = zone;
    }

    /**
     * @param by
     *            null for the total alone
     * @param records
     *            finds customers and leads by their ids
     */
    WonReport report(Asked asked, @Nullable GroupBy by, Function<Collection<UUID>, Map<UUID, RecordDocument>> records) {
        var found = new ArrayList<Group>();
        deals.group(asked, by == null ? List.of() : by.sources(zone), found::add);
        var accounts = by == GroupBy.ACCOUNT ? accounts(asked, by, found, records) : null;
        var total = new ClosedSums();
        found.forEach(total::add);
        var lines = new HashMap<@Nullable String, ClosedSums>();
        if (by != null) {
            var keys = accounts == null ? keys(by, found, asked.asOf(), records) : account(accounts);
            found.forEach(
                    group -> lines.computeIfAbsent(keys.apply(group.key()), _ -> new ClosedSums()).add(group));
        }
        return new WonReport(asked.from(), asked.to(), by == null ? null : by.parameter(),
                lines.entrySet().stream().sorted(order(by))
                        .map(line -> new WonReport.WonGroup(line.getKey(), line.getValue().closed())).toList(),
                total.closed());
    }

    private static Comparator<Map.Entry<@Nullable String, ClosedSums>> order(@Nullable GroupBy by) {
        Comparator<Map.Entry<@Nullable String, ClosedSums>> byKey = Comparator.comparing(Map.Entry::getKey,
                Comparator.nullsLast(Comparator.naturalOrder()));
        return by != null && by.isTime()
                ? byKey
                : Comparator.<Map.Entry<@Nullable String, ClosedSums>>comparingLong(line -> -line.getValue().won())
                        .thenComparing(byKey);
    }

    /** What a group of the index belongs to. */
    private Function<JsonNode, @Nullable String> keys(GroupBy by, List<Group> groups, @Nullable AsOf asOf,
            Function<Collection<UUID>, Map<UUID, RecordDocument>> records) {
        return switch (by) {
            case OWNER -> key -> text(key, "ownerId");
            case TEAM -> {
                var employees = owners.employees(asOf);
                yield key -> {
                    var employee = find(employees, id(key, "ownerId"));
                    return employee == null ? null : employee.team();
                };
            }
            case MONTH -> key -> text(key, "start");
            case QUARTER -> key -> quarter(Objects.requireNonNull(text(key, "start")));
            case ACCOUNT -> throw new IllegalArgumentException("Accounts are found otherwise");
            case SOURCE -> {
                var named = find(groups, "customerId", records);
                named.putAll(find(groups, "leadId", records));
                var leads = records.apply(named.values().stream().map(customer -> customer.fields().id("leadId"))
                        .filter(Objects::nonNull).distinct().toList());
                yield key -> source(find(named, id(key, "leadId")), find(named, id(key, "customerId")), leads);
            }
        };
    }

    private static String quarter(String month) {
        var first = YearMonth.parse(month);
        return first.getYear() + "-Q" + ((first.getMonthValue() + 2) / 3);
    }

    /** Groups of customers that have been in several accounts are taken apart by when the deals were opened. */
    private AccountsOfDeals accounts(Asked asked, GroupBy by, List<Group> found,
            Function<Collection<UUID>, Map<UUID, RecordDocument>> records) {
        var accounts = new AccountsOfDeals(ids(found, "customerId"), ids -> inParts(ids, records));
        var apart = found.stream().map(group -> customer(group.key())).filter(accounts::dependOnTime)
                .collect(Collectors.toSet());
        if (!apart.isEmpty()) {
            found.removeIf(group -> apart.contains(customer(group.key())));
            deals.groupByOpening(asked, apart, by.sources(zone), found::add);
        }
        return accounts;
    }

    private static Function<JsonNode, @Nullable String> account(AccountsOfDeals accounts) {
        return key -> {
            var said = id(key, "accountId");
            var account = said != null
                    ? said
                    : accounts.account(customer(key), key.path(ClosedDeals.OPENED_AT).asLong(0));
            return account == null ? null : account.toString();
        };
    }

    private static UUID customer(JsonNode key) {
        return Objects.requireNonNull(id(key, "customerId"));
    }

    /** Where the deal's lead came from, or else the customer, or else the customer's lead. */
    private static @Nullable String source(@Nullable RecordDocument lead, @Nullable RecordDocument customer,
            Map<UUID, RecordDocument> leads) {
        if (lead != null && lead.fields().text("source") != null) {
            return lead.fields().text("source");
        }
        if (customer == null) {
            return null;
        }
        if (customer.fields().asMap().get("source") instanceof String source) {
            return source;
        }
        var itsLead = find(leads, customer.fields().id("leadId"));
        return itsLead == null ? null : itsLead.fields().text("source");
    }

    private static Map<UUID, RecordDocument> find(List<Group> groups, String field,
            Function<Collection<UUID>, Map<UUID, RecordDocument>> records) {
        return inParts(ids(groups, field), records);
    }

    private static Set<UUID> ids(List<Group> groups, String field) {
        var ids = new HashSet<UUID>();
        for (var group : groups) {
            var id = id(group.key(), field);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Map<UUID, RecordDocument> inParts(Collection<UUID> ids,
            Function<Collection<UUID>, Map<UUID, RecordDocument>> records) {
        var found = new HashMap<UUID, RecordDocument>();
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += RECORDS_AT_ONCE) {
            found.putAll(records.apply(all.subList(from, Math.min(all.size(), from + RECORDS_AT_ONCE))));
        }
        return found;
    }

    private static <T> @Nullable T find(Map<UUID, T> found, @Nullable UUID id) {
        return id == null ? null : found.get(id);
    }

    private static @Nullable UUID id(JsonNode key, String field) {
        var text = text(key, field);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable String text(JsonNode key, String field) {
        return key.path(field).asStringOpt().orElse(null);
    }
}
