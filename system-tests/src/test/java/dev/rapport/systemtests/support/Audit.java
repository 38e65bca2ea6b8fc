package dev.rapport.systemtests.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Api;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.torture.system.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares what was acknowledged with what every store and every reader has. */
public final class Audit {
    private static final Duration BOUND = Duration.ofMinutes(1);

    private final Rapport rapport;
    private final Api api;

    public Audit(Rapport rapport) {
        this.rapport = rapport;
        api = rapport.as(Person.REP);
    }

    /**
     * Waits until everything has settled; then every acknowledged write is in the event store, on Kafka once or more in
     * the order of its record, and once in both read stores.
     */
    public void everyWriteIsEverywhere(Workload load) {
        rapport.settle();
        everyWriteIsInTheEventStore(load);
        everyWriteIsOnKafka(load);
        everyRecordIsInMongoDbOnce(load);
        everyRecordIsInElasticsearchOnce(load);
        everyRecordIsOnItsTopicOfStates(load);
    }

    private void everyWriteIsInTheEventStore(Workload load) {
        Map<UUID, List<Long>> stored = new HashMap<>();
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            stored.putAll(rapport.eventStore(part).sequences());
        }
        load.versions().forEach((what, version) -> assertThat(stored.get(id(what))).as(what)
                .containsExactlyElementsOf(upTo(version)));
    }

    private void everyWriteIsOnKafka(Workload load) {
        Map<String, Set<Long>> published = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        rapport.topics().all().forEach(event -> {
            long sequence = Topics.sequence(event);
            published.computeIfAbsent(event.key(), key -> new TreeSet<>()).add(sequence);
            assertThat(sequence).as("sequence of %s", event.key())
                    .isLessThanOrEqualTo(last.getOrDefault(event.key(), -1L) + 1);
            last.merge(event.key(), sequence, Math::max);
        });
        load.versions().forEach((what, version) -> assertThat(published.get(id(what).toString())).as(what)
                .containsExactlyElementsOf(upTo(version)));
    }

    private void everyRecordIsInMongoDbOnce(Workload load) {
        load.versions().forEach((what, version) -> {
            assertThat(api.get("/api/" + what).is(200).version()).as(what).isEqualTo(version);
            assertThat(api.all("/api/" + what + "/history").stream().map(event -> event.path("sequence").asLong())
                    .sorted()).as("history of %s", what).containsExactlyElementsOf(upTo(version));
        });
        load.customers().forEach(customer -> {
            JsonNode totals = api.get("/api/customers/" + customer.contactId()).is(200).json().path("totals");
            assertThat(totals.path("openDeals").asLong()).isEqualTo(1);
            assertThat(totals.path("interactions").asLong()).isEqualTo(customer.interactions());
        });
    }

    private void everyRecordIsInElasticsearchOnce(Workload load) {
        assertThat(ids("/api/leads?limit=200&organisation=" + load.marker()))
                .containsExactlyInAnyOrderElementsOf(load.leads());
        List<UUID> contacts = new ArrayList<>();
        load.customers().forEach(customer -> contacts.add(customer.contactId()));
        assertThat(ids("/api/contacts?limit=200&territory=" + load.marker()))
                .containsExactlyInAnyOrderElementsOf(contacts);
        JsonNode page = api.get("/api/leads?limit=1&count=true&organisation=" + load.marker()).is(200).json();
        assertThat(page.path("total").asLong()).isEqualTo(load.leads().size());
        load.customers().forEach(customer -> {
            assertThat(ids("/api/deals?customerId=" + customer.contactId())).containsExactly(customer.dealId());
            assertThat(ids("/api/interactions?customerId=" + customer.contactId()))
                    .containsExactlyInAnyOrderElementsOf(customer.interactionIds());
        });
        Set<UUID> seen = new HashSet<>(contacts);
        assertThat(seen).hasSameSizeAs(contacts);
    }

    private void everyRecordIsOnItsTopicOfStates(Workload load) {
        Awaitility.await("states").atMost(BOUND).ignoreExceptions()
                .until(() -> rapport.topics().behindOfStates() == 0);
        Map<String, ConsumerRecord<String, byte[]>> states = rapport.topics().states();
        load.versions().keySet().forEach(what -> assertThat(Json.read(
                new String(Objects.requireNonNull(states.get(id(what).toString())).value(), StandardCharsets.UTF_8)))
                .as("state of %s", what).isEqualTo(withoutCan(api.get("/api/" + what).is(200).json())));
    }

    /** What a caller can do is no part of what a record is. */
    private static JsonNode withoutCan(JsonNode record) {
        return ((ObjectNode) record).without("can");
    }

    private List<UUID> ids(String path) {
        return api.all(path).stream().map(item -> UUID.fromString(item.path("id").asString())).toList();
    }

    private static List<Long> upTo(long version) {
        return LongStream.rangeClosed(0, version).boxed().toList();
    }

    private static UUID id(String what) {
        return UUID.fromString(what.substring(what.indexOf('/') + 1));
    }
}
