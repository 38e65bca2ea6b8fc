package dev.rapport.torture.fault;

import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.torture.load.Journal;
import dev.rapport.torture.system.EventStores;
import dev.rapport.torture.system.ProjectionAdmin;
import dev.rapport.torture.system.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events that cannot be applied. One lacks its predecessor, which the service finds out and publishes late: after that
 * a redrive puts everything right. The other nobody can read: it stays parked, and is no difference.
 */
public final class PoisonEvents {
    private static final String OWNER = Person.REP.id().toString();
    private static final int EVENTS = 4;

    private final EventStores stores;
    private final Topics topics;
    private final Journal journal;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final Set<String> holed = ConcurrentHashMap.newKeySet();

    public PoisonEvents(EventStores stores, Topics topics, Journal journal) {
        this.stores = stores;
        this.topics = topics;
        this.journal = journal;
    }

    /** The keys whose events nobody can read. */
    public Set<String> unreadable() {
        return Set.copyOf(unreadable);
    }

    /** The keys whose events wait for one that is missing. */
    public Set<String> holed() {
        return Set.copyOf(holed);
    }

    void give() {
        UUID id = Ids.timeOrdered();
        String created = """
                {"name":"Has a hole","organisation":"poison","ownerId":"%s","occurredAt":"2026-01-01T00:00:00Z"}"""
                .formatted(OWNER);
        try (Connection connection = stores.connect(Service.CONTACT)) {
            connection.setAutoCommit(false);
            EventStores.append(connection, "lead", id, 0, "rapport.lead.LeadCreated", created);
            EventStores.append(connection, "lead", id, 1, "rapport.lead.LeadDetailsChanged", """
                    {"name":"Is missing","occurredAt":"2026-01-02T00:00:00Z"}""");
            EventStores.forgetToPublish(connection, id, 1);
            EventStores.append(connection, "lead", id, 2, "rapport.lead.LeadDetailsChanged", """
                    {"name":"Comes behind","organisation":"poison","occurredAt":"2026-01-03T00:00:00Z"}""");
            EventStores.append(connection, "lead", id, 3, "rapport.lead.LeadQualified", """
                    {"occurredAt":"2026-01-04T00:00:00Z"}""");
            holed.add(id.toString());
            connection.commit();
            injected(id, true);
        } catch (SQLException e) {
            // Before the commit nothing has happened; after it only its answer may be missing.
            injected(id, false);
            throw new StackException("no event with a hole before it: " + e.getMessage(), e);
        }
        UUID broken = Ids.timeOrdered();
        unreadable.add(broken.toString());
        topics.send(List.of(record(broken, "rapport.contact.ContactCreated", 0, "{\"name\": "),
                record(broken, "rapport.contact.ContactDetailsChanged", 1, """
                        {"name":"Follows","accountIds":[],"occurredAt":"2026-01-01T00:00:00Z"}""")));
    }

    private void injected(UUID id, boolean certain) {
        for (int sequence = 0; sequence < EVENTS; sequence++) {
            journal.injected(new Journal.InjectedEvent("lead", id.toString(), sequence, certain));
        }
    }

    private static ProducerRecord<String, byte[]> record(UUID id, String type, long sequence, String value) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>("rapport.contact", id.toString(),
                value.getBytes(StandardCharsets.UTF_8));
        List<String> headers = List.of("content-type", "application/json", "ce_specversion", "1.0", "ce_id",
                UUID.randomUUID().toString(), "ce_source", "/contact-service", "ce_type", type, "ce_subject",
                id.toString(), "ce_time", "2026-01-01T00:00:00Z", "ce_dataschema",
                "/schemas/contact" + type.substring(type.lastIndexOf('.')).replace('.', '/') + "/1",
                "ce_partitionkey", id.toString(), "ce_sequence", Long.toString(sequence), "ce_storeposition", "1");
        for (int i = 0; i < headers.size(); i += 2) {
            event.headers().add(headers.get(i), headers.get(i + 1).getBytes(StandardCharsets.UTF_8));
        }
        return event;
    }

    /**
     * Has everything tried again that waits behind a hole.
     *
     * @return what is still parked and should not be
     */
    public List<String> redrive(ProjectionAdmin admin) {
        List<String> left = new java.util.ArrayList<>();
        for (ProjectionAdmin.Projection projection : admin.projections()) {
            boolean again = false;
            for (var event : admin.parked(projection.instance(), projection.name())) {
                String key = event.path("key").asString("");
                again |= holed.contains(key);
                if (!unreadable.contains(key)) {
                    left.add(projection.instance() + " " + projection.name() + " keeps aside " + event);
                }
            }
            if (again) {
                admin.redrive(projection.instance(), projection.name());
            }
        }
        return left;
    }

    /** How long it takes at most until a service has noticed that it did not publish something. */
    static final Duration NOTICED = Duration.ofSeconds(25);
}
