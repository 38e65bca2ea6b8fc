package dev.rapport.torture.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the events make of records and customers, written a second time and independently of the services: it knows the
 * events only as JSON.
 */
public final class Fold {
    private final Map<String, Folded> records = new HashMap<>();
    private final Map<String, Totals> customers = new HashMap<>();
    private final List<Event> events;

    /** A record after its last event, with the fields that are compared. */
    public record Folded(
            String type,
            String id,
            long version,
            String createdAt,
            String updatedAt,
            Map<String, @Nullable String> fields) {}

    /**
     * What a customer's deals and interactions add up to.
     *
     * @param openValue by currency
     * @param wonValue by currency
     */
    public record Totals(
            long openDeals,
            long wonDeals,
            long lostDeals,
            Map<String, BigDecimal> openValue,
            Map<String, BigDecimal> wonValue,
            long interactions,
            @Nullable Instant lastInteractionAt) {
        static final Totals NONE = new Totals(0, 0, 0, Map.of(), Map.of(), 0, null);

        /** Equal sums are equal, whatever zeros they are written with. */
        boolean same(Totals other) {
            return openDeals == other.openDeals && wonDeals == other.wonDeals && lostDeals == other.lostDeals
                    && same(openValue, other.openValue) && same(wonValue, other.wonValue)
                    && interactions == other.interactions
                    && Objects.equals(lastInteractionAt, other.lastInteractionAt);
        }

        private static boolean same(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
            return stripped(one).equals(stripped(other));
        }

        private static Map<String, BigDecimal> stripped(Map<String, BigDecimal> sums) {
            Map<String, BigDecimal> stripped = new TreeMap<>();
            sums.forEach((currency, sum) -> {
                if (sum.signum() != 0) {
                    stripped.put(currency, sum.stripTrailingZeros());
                }
            });
            return stripped;
        }
    }

    /** @param events each once, in any order */
    public Fold(List<Event> events) {
        this.events = events.stream()
                .sorted(Comparator.comparing(Event::id).thenComparingLong(Event::sequence)).toList();
        this.events.forEach(this::record);
        records.values().forEach(this::count);
    }

    /** By id. */
    public Map<String, Folded> records() {
        return records;
    }

    /** By the customer's id; who has neither deals nor interactions is missing. */
    public Map<String, Totals> customers() {
        return customers;
    }

    /** All events, record by record. */
    public List<Event> events() {
        return events;
    }

    private void record(Event event) {
        Folded before = records.get(event.id());
        Map<String, @Nullable String> fields = new LinkedHashMap<>(before == null ? Map.of() : before.fields());
        apply(event, fields);
        records.put(event.id(), new Folded(event.aggregate(), event.id(), event.sequence(),
                before == null ? event.text("occurredAt") : before.createdAt(), event.recordedAt(), fields));
    }

    private static void apply(Event event, Map<String, @Nullable String> fields) {
        switch (event.name()) {
            case "LeadCreated" -> {
                copy(event, fields, "name", "organisation", "source", "ownerId");
                fields.put("status", "new");
            }
            case "LeadDetailsChanged" -> copy(event, fields, "name", "organisation", "source");
            case "LeadQualified" -> fields.put("status", "qualified");
            case "LeadDisqualified" -> fields.put("status", "disqualified");
            case "LeadReopened" -> copy(event, fields, "status");
            case "LeadConverted" -> fields.put("status", "converted");
            case "ContactCreated" -> {
                copy(event, fields, "name", "territory", "ownerId", "jobTitle");
                fields.put("status", "active");
            }
            case "ContactDetailsChanged" -> copy(event, fields, "name", "territory", "jobTitle");
            case "LeadAssigned", "ContactAssigned", "DealAssigned" -> copy(event, fields, "ownerId");
            case "DealCreated" -> {
                copy(event, fields, "title", "customerId", "pipelineId", "stage", "ownerId");
                amount(event, fields);
                fields.put("status", "open");
            }
            case "DealDetailsChanged" -> {
                copy(event, fields, "title");
                amount(event, fields);
            }
            case "StageChanged" -> fields.put("stage", event.text("to"));
            case "DealWon" -> closed(event, fields, "won");
            case "DealLost" -> closed(event, fields, "lost");
            case "DealReopened" -> closed(event, fields, "open");
            case "InteractionLogged" ->
                copy(event, fields, "customerId", "channel", "direction", "durationSeconds", "occurredAt");
            default -> {
                // What the load does not do is compared by its version alone.
            }
        }
    }

    private static void copy(Event event, Map<String, @Nullable String> fields, String... names) {
        for (String name : names) {
            JsonNode value = event.data().path(name);
            fields.put(name, value.isMissingNode() || value.isNull() ? null : value.asString());
        }
    }

    private static void closed(Event event, Map<String, @Nullable String> fields, String status) {
        fields.put("stage", event.text("stage"));
        fields.put("status", status);
    }

    private static void amount(Event event, Map<String, @Nullable String> fields) {
        JsonNode amount = event.data().path("amount");
        boolean given = amount.isObject();
        fields.put("amount", given ? amount.path("amount").asString() : null);
        fields.put("currency", given ? amount.path("currency").asString() : null);
    }

    private void count(Folded record) {
        String customer = record.fields().get("customerId");
        if (customer == null) {
            return;
        }
        Totals before = customers.getOrDefault(customer, Totals.NONE);
        if (record.type().equals("deal")) {
            customers.put(customer, withDeal(before, record));
        } else if (record.type().equals("interaction")) {
            Instant at = Instant.parse(String.valueOf(record.fields().get("occurredAt")));
            Instant last = before.lastInteractionAt();
            customers.put(customer, new Totals(before.openDeals(), before.wonDeals(), before.lostDeals(),
                    before.openValue(), before.wonValue(), before.interactions() + 1,
                    last == null || at.isAfter(last) ? at : last));
        }
    }

    private static Totals withDeal(Totals before, Folded deal) {
        String status = String.valueOf(deal.fields().get("status"));
        return new Totals(before.openDeals() + one(status, "open"), before.wonDeals() + one(status, "won"),
                before.lostDeals() + one(status, "lost"),
                status.equals("open") ? plus(before.openValue(), deal) : before.openValue(),
                status.equals("won") ? plus(before.wonValue(), deal) : before.wonValue(), before.interactions(),
                before.lastInteractionAt());
    }

    private static long one(String status, String wanted) {
        return status.equals(wanted) ? 1 : 0;
    }

    private static Map<String, BigDecimal> plus(Map<String, BigDecimal> sums, Folded deal) {
        String amount = deal.fields().get("amount");
        String currency = deal.fields().get("currency");
        if (amount == null || currency == null) {
            return sums;
        }
        Map<String, BigDecimal> more = new TreeMap<>(sums);
        more.merge(currency, new BigDecimal(amount), BigDecimal::add);
        return more;
    }

    /** The ids of all events of a record's type. */
    List<Event> of(String... types) {
        List<String> wanted = List.of(types);
        return new ArrayList<>(events.stream().filter(event -> wanted.contains(event.aggregate())).toList());
    }
}
