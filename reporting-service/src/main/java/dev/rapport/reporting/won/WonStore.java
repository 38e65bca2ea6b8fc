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
import java.util.UUID;
import java.util.function.Function;
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
        var total = new ClosedSums();
        found.forEach(total::add);
        var lines = new HashMap<@Nullable String, ClosedSums>();
        if (by != null) {
            var keys = keys(by, found, asked.asOf(), records);
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
            case ACCOUNT -> {
                var customers = find(groups, "customerId", records);
                yield key -> account(find(customers, id(key, "customerId")));
            }
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

    /** Of a contact who belongs to several accounts nobody can say for which of them a deal is. */
    private static @Nullable String account(@Nullable RecordDocument customer) {
        if (customer == null) {
            return null;
        }
        if (customer.type().equals("account")) {
            return customer.id().toString();
        }
        var accounts = customer.fields().ids("accountIds");
        return accounts.size() == 1 ? accounts.getFirst().toString() : null;
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
        var ids = new HashSet<UUID>();
        for (var group : groups) {
            var id = id(group.key(), field);
            if (id != null) {
                ids.add(id);
            }
        }
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
