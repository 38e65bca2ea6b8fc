package dev.rapport.reporting.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;

/** A customer as it lies in MongoDB. */
final class CustomerDocument {

    private CustomerDocument() {}

    static Document write(Customer customer) {
        // Names of topics have dots, which names of fields should not have.
        var applied = new Document();
        customer.applied().forEach((partition, offset) -> applied.append(partition.replace('.', ':'), offset));
        var redriven = new Document();
        customer.redriven().forEach((id, sequence) -> redriven.append(id.toString(), sequence));
        var totals = customer.totals();
        return new Document("_id", customer.id().toString()).append("revision", customer.revision())
                .append("applied", applied).append("redriven", redriven)
                .append("totals", new Document("openDeals", totals.openDeals()).append("wonDeals", totals.wonDeals())
                        .append("lostDeals", totals.lostDeals()).append("openValue", sums(totals.openValue()))
                        .append("wonValue", sums(totals.wonValue())).append("interactions", totals.interactions())
                        .append("lastInteractionAt", totals.lastInteractionAt() == null
                                ? null
                                : totals.lastInteractionAt().toString()))
                .append("deals", list(customer.deals())).append("interactions", list(customer.interactions()))
                .append("contacts", customer.contacts().stream().map(UUID::toString).toList())
                .append("accounts", customer.accounts().stream().map(UUID::toString).toList());
    }

    private static Document sums(Map<String, BigDecimal> sums) {
        var document = new Document();
        sums.forEach((currency, amount) -> document.append(currency, amount.toPlainString()));
        return document;
    }

    /** Each as one text: a document of two fields costs several times as much, and there are many of them. */
    private static List<String> list(List<Customer.Listed> listed) {
        return listed.stream().map(item -> item.id() + " " + item.at()).toList();
    }

    static Customer read(Document document) {
        var applied = new HashMap<String, Long>();
        document.get("applied", Document.class)
                .forEach((partition, offset) -> applied.put(partition.replace(':', '.'), (Long) offset));
        var redriven = new HashMap<UUID, Long>();
        document.get("redriven", Document.class)
                .forEach((id, sequence) -> redriven.put(UUID.fromString(id), (Long) sequence));
        var totals = document.get("totals", Document.class);
        var last = totals.getString("lastInteractionAt");
        return new Customer(UUID.fromString(document.getString("_id")), document.getLong("revision"), applied, redriven,
                new Totals(totals.getLong("openDeals"), totals.getLong("wonDeals"), totals.getLong("lostDeals"),
                        sums(totals, "openValue"), sums(totals, "wonValue"), totals.getLong("interactions"),
                        last == null ? null : Instant.parse(last)),
                list(document, "deals"), list(document, "interactions"),
                ids(document, "contacts"), ids(document, "accounts"));
    }

    private static Map<String, BigDecimal> sums(Document totals, String name) {
        var sums = new HashMap<String, BigDecimal>();
        totals.get(name, Document.class).forEach((currency, amount) -> sums.put(currency, new BigDecimal(
                String.valueOf(amount))));
        return sums;
    }

    private static List<Customer.Listed> list(Document document, String name) {
        return document.getList(name, String.class).stream().map(CustomerDocument::listed).toList();
    }

    private static List<UUID> ids(Document document, String name) {
        return document.getList(name, String.class).stream().map(UUID::fromString).toList();
    }

    private static Customer.Listed listed(String stored) {
        int space = stored.indexOf(' ');
        return new Customer.Listed(UUID.fromString(stored.substring(0, space)),
                Instant.parse(stored.substring(space + 1)));
    }
}
