package dev.rapport.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Story;
import dev.rapport.torture.system.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reads as a data team does that has Kafka's client, the committed schemas and nothing else. */
class StreamContractIT {
    private static List<ConsumerRecord<String, byte[]>> events = List.of();
    private static Instant began = Instant.MAX;
    private static UUID convertedByTheRep = new UUID(0, 0);

    @BeforeAll
    static void everythingThatCanHappenHasHappened() {
        began = Instant.now();
        Rapport rapport = Rapport.shared();
        Story.everyKindOfEvent(rapport);
        convertedByTheRep = Story.convertedLead(rapport.as(Person.REP)).id();
        rapport.settle();
        events = rapport.topics().all();
    }

    @Test
    void everyTopicIsThereAndBeginsWithItsFirstEvent() {
        assertThat(events.stream().map(ConsumerRecord::topic))
                .containsAll(Part.allAggregates().map(aggregate -> "rapport." + aggregate).toList());
        assertThat(events.stream().map(event -> event.topic() + "-" + event.partition()).distinct()).allSatisfy(
                partition -> assertThat(events).anyMatch(event -> partition
                        .equals(event.topic() + "-" + event.partition()) && event.offset() == 0));
    }

    @Test
    void everyRecordCarriesTheDocumentedHeaders() {
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            String aggregate = event.topic().substring("rapport.".length());
            assertThat(header(event, "content-type")).isEqualTo("application/json");
            assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
            assertThat(UUID.fromString(header(event, "ce_id"))).isNotNull();
            assertThat(header(event, "ce_source")).isEqualTo("/" + Part.owning(aggregate).label());
            assertThat(header(event, "ce_type")).startsWith("rapport." + aggregate + ".");
            assertThat(header(event, "ce_subject")).isEqualTo(event.key());
            // By time, or by what makes a record the only one of its kind.
            assertThat(UUID.fromString(event.key()).version()).isIn(3, 5, 7);
            assertThat(header(event, "ce_time"))
                    .isEqualTo(Instant.parse(value(event).path("occurredAt").asString()).toString());
            assertThat(Instant.parse(header(event, "ce_recordedtime"))).isBetween(began.minusSeconds(3600),
                    Instant.now());
            assertThat(header(event, "ce_dataschema")).matches(Pattern.quote(gateway()) + "/schemas/" + aggregate + "/"
                    + simpleType(event) + "/[1-9]\\d*\\.json");
            assertThat(header(event, "ce_partitionkey")).isEqualTo(event.key());
            assertThat(header(event, "ce_sequence")).matches("\\d{19}");
            assertThat(header(event, "ce_storeposition")).matches("[1-9]\\d*");
        });
    }

    @Test
    void everyValueIsValidByTheSchemaItNames() {
        CommittedSchemas schemas = new CommittedSchemas();

        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(schemas.errors(schemaPath(event),
                new String(event.value(), StandardCharsets.UTF_8))).as(header(event, "ce_type")).isEmpty());
    }

    /** Edges, data team 1. */
    @Test
    void whoeverHasNotSignedInCanFetchTheSchemaThatAnEventNames() {
        events.stream().map(StreamContractIT::schemaPath).distinct().forEach(path -> {
            Answer schema = Rapport.shared().with(null).get(path);

            assertThat(schema.status()).as(path).isEqualTo(200);
            assertThat(schema.json().path("$id").asString()).isEqualTo(path);
        });
    }

    /** Edges, data team 2. */
    @Test
    void thePositionInTheStoreGrowsAlongAKey() {
        Map<String, Long> positions = new HashMap<>();
        events.forEach(event -> positions.put(event.key() + "/" + Topics.sequence(event),
                Long.parseLong(header(event, "ce_storeposition"))));

        assertThat(events).filteredOn(event -> Topics.sequence(event) > 0).isNotEmpty().allSatisfy(
                event -> assertThat(positions.get(event.key() + "/" + Topics.sequence(event)))
                        .isGreaterThan(positions.get(event.key() + "/" + (Topics.sequence(event) - 1))));
    }

    @Test
    void everyEventThatHasASchemaHasBeenSeen() {
        Set<String> seen = new HashSet<>();
        events.forEach(event -> seen.add(header(event, "ce_type")));

        assertThat(seen).containsAll(new CommittedSchemas().types());
    }

    @Test
    void theSequenceOfAKeyHasNoHoleAndNoStepBack() {
        Map<String, Long> last = new HashMap<>();
        Map<String, String> partitions = new HashMap<>();
        for (ConsumerRecord<String, byte[]> event : events) {
            long before = last.getOrDefault(event.key(), -1L);
            // Redelivery repeats the latest events; it never skips one.
            assertThat(Topics.sequence(event)).as("sequence of %s after %d", event.key(), before)
                    .isLessThanOrEqualTo(before + 1);
            last.merge(event.key(), Topics.sequence(event), Math::max);
            String partition = event.topic() + "-" + event.partition();
            assertThat(partitions.putIfAbsent(event.key(), partition)).isIn(null, partition);
        }
    }

    @Test
    void anIdMeansOneEventForEver() {
        Map<String, String> ids = new HashMap<>();
        for (ConsumerRecord<String, byte[]> event : events) {
            String what = event.key() + "/" + Topics.sequence(event);
            assertThat(ids.putIfAbsent(header(event, "ce_id"), what)).isIn(null, what);
        }
    }

    @Test
    void theTopicsHoldExactlyWhatTheStoresHold() {
        Map<UUID, Set<Long>> published = new HashMap<>();
        events.forEach(event -> published.computeIfAbsent(UUID.fromString(event.key()), id -> new HashSet<>())
                .add(Topics.sequence(event)));
        Map<UUID, Set<Long>> stored = new HashMap<>();
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            Rapport.shared().eventStore(part).sequences()
                    .forEach((id, sequences) -> stored.put(id, new HashSet<>(sequences)));
        }

        assertThat(published).isEqualTo(stored);
    }

    /** Edges, data team 6: an employee, or the service that did it by itself. */
    @Test
    void theActorIsAnEmployeeOrTheServiceOfTheEvent() {
        Set<String> employees = new HashSet<>();
        events.stream().filter(event -> event.topic().equals("rapport.employee"))
                .forEach(event -> employees.add(event.key()));

        assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(header(event, "ce_actor")).isIn(
                header(event, "ce_source").substring(1),
                employees.contains(header(event, "ce_actor")) ? header(event, "ce_actor") : "an employee"));
    }

    @Test
    void anEventNamesWhoCausedItAndWhatItFollowsFrom() {
        assertThat(events).filteredOn(event -> simpleType(event).equals("LeadConverted")
                && event.key().equals(convertedByTheRep.toString())).isNotEmpty().allSatisfy(converted -> {
                    assertThat(header(converted, "ce_actor")).isEqualTo(Person.REP.id().toString());
                    assertThat(header(converted, "ce_correlationid")).isNotEmpty();
                });
        Set<String> conversions = new HashSet<>();
        events.stream().filter(event -> simpleType(event).equals("LeadConverted"))
                .forEach(event -> conversions.add(header(event, "ce_id")));
        assertThat(events)
                .filteredOn(event -> simpleType(event).equals("DealCreated")
                        && header(event, "ce_actor").equals("deal-service"))
                .isNotEmpty().allSatisfy(opened -> assertThat(conversions).contains(header(opened, "ce_causationid")));
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return Topics.header(event, name);
    }

    private static JsonNode value(ConsumerRecord<String, byte[]> event) {
        return Json.read(new String(event.value(), StandardCharsets.UTF_8));
    }

    private static String gateway() {
        return "http://127.0.0.1:" + Rapport.shared().port(Part.GATEWAY);
    }

    private static String schemaPath(ConsumerRecord<String, byte[]> event) {
        return header(event, "ce_dataschema").substring(gateway().length());
    }

    private static String simpleType(ConsumerRecord<String, byte[]> event) {
        String type = header(event, "ce_type");
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
