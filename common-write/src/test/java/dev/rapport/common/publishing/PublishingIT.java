package dev.rapport.common.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.support.Note;
import dev.rapport.common.support.NoteService;
import dev.rapport.common.testing.Topics;
import dev.rapport.events.EventEnvelope;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PublishingIT {

    private static final String TOPIC = "rapport.lead";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void everyCommittedEventIsPublishedInTheOrderOfItsAggregate() {
        try (var service = NoteService.start()) {
            var ids = new ArrayList<UUID>();
            for (int i = 0; i < 20; i++) {
                UUID id = service.write("note " + i).id();
                ids.add(id);
                service.send(new Note.Rewrite(id, "again"));
                service.send(new Note.Rewrite(id, "and again"));
            }
            awaitPublished(service);

            var events = Topics.all(TOPIC);
            assertThat(ids).allSatisfy(id -> assertThat(sequences(events, id)).containsExactly(0L, 1L, 2L));
            assertThat(events).filteredOn(event -> ids.contains(event.aggregateId())).allSatisfy(event -> {
                assertThat(event.source()).isEqualTo("/contact-service");
                assertThat(event.actor()).isEqualTo("contact-service");
                assertThat(event.position()).isPositive();
            });
        }
    }

    @Test
    void anEventWhoseTransactionCommitsLateIsNotPassedOver() throws Exception {
        try (var service = NoteService.start(); Connection late = connection()) {
            late.setAutoCommit(false);
            UUID lateId = UUID.randomUUID();
            append(late, lateId);
            UUID later = service.write("commits at once").id();
            awaitPublished(later);
            // What was appended after it is on Kafka, compared and settled long before it commits.
            Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            assertThat(Topics.of(TOPIC, lateId)).isEmpty();

            late.commit();

            awaitPublished(lateId);
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerHoldsEventsUpAndLosesNone() {
        try (var service = NoteService.start()) {
            awaitPublished(service.write("before").id());
            NoteService.SERVERS.pause(Server.KAFKA);
            var ids = new ArrayList<UUID>();
            try {
                for (int i = 0; i < 10; i++) {
                    ids.add(service.write("meanwhile " + i).id());
                }
                assertThat(outbox(service)).isPositive();
            } finally {
                NoteService.SERVERS.resume(Server.KAFKA);
            }
            awaitPublished(service);

            var events = Topics.all(TOPIC);
            assertThat(ids).allSatisfy(id -> assertThat(sequences(events, id)).containsExactly(0L));
        }
    }

    @Test
    void aBacklogOfManyBatchesIsPublishedOnceAndInOrderThoughTheBrokerFallsSilent() throws Exception {
        try (var service = NoteService.start("rapport.publishing.batch-size=50");
                Connection connection = connection()) {
            var publisher = service.bean(Publisher.class);
            publisher.stop();
            connection.setAutoCommit(false);
            List<UUID> ids = Stream.generate(UUID::randomUUID).limit(100).toList();
            for (long sequence = 0; sequence < 20; sequence++) {
                for (UUID id : ids) {
                    append(connection, "lead", "rapport.lead.LeadQualified", id, sequence);
                }
            }
            connection.commit();

            publisher.start();
            Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> outbox(service) < 1_500);
            NoteService.SERVERS.pause(Server.KAFKA);
            try {
                assertThat(outbox(service)).isPositive();
                Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            } finally {
                NoteService.SERVERS.resume(Server.KAFKA);
            }
            awaitPublished(service);

            var sequences = Topics.all(TOPIC).stream().collect(
                    Collectors.groupingBy(EventEnvelope::aggregateId,
                            Collectors.mapping(EventEnvelope::sequence, Collectors.toList())));
            List<Long> all = LongStream.range(0, 20).boxed().toList();
            assertThat(ids).allSatisfy(id -> assertThat(sequences.get(id)).isEqualTo(all));
        }
    }

    @Test
    void whatALeaderRefusesWhileItIsNotReadyIsNotOvertaken() throws Exception {
        String topic = "test.unready." + UUID.randomUUID();
        try (var admin = Admin.create(Map.of("bootstrap.servers", NoteService.SERVERS.kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        try (var kafka = new UnreadyKafka(NoteService.SERVERS.kafkaBootstrap())) {
            var producer = EventProducer.open(new KafkaConnection(kafka.bootstrapServers(), Map.of()),
                    Compression.GZIP);
            var sent = new ArrayList<Future<RecordMetadata>>();
            try {
                sent.add(producer.send(new ProducerRecord<>(topic, "first", new byte[1])));
                kafka.awaitRecords();
                for (int i = 0; i < 10; i++) {
                    sent.add(producer.send(new ProducerRecord<>(topic, "later", new byte[1])));
                }
                for (Future<RecordMetadata> each : sent) {
                    each.get(20, TimeUnit.SECONDS);
                }
            } finally {
                producer.close(Duration.ZERO);
            }

            assertThat(sent).extracting(each -> each.resultNow().offset())
                    .isEqualTo(LongStream.range(0, 11).boxed().toList());
        }
    }

    @Test
    void aCrashBetweenAcknowledgementAndDeletionRepeatsNothing() {
        UUID id;
        try (var service = NoteService.start()) {
            id = service.write("sent").id();
            service.send(new Note.Rewrite(id, "sent too"));
            awaitPublished(service);
        }
        try (var service = NoteService.start()) {
            // The state a killed publisher leaves: acknowledged by the broker, still in the outbox.
            service.bean(Publisher.class).stop();
            service.jdbc().update("insert into outbox select position from event where aggregate_id = ?", id);
            service.bean(Publisher.class).start();
            awaitPublished(service);
        }

        assertThat(sequences(Topics.all(TOPIC), id)).containsExactly(0L, 1L);
    }

    @Test
    void aWrongClockLosesNothing() {
        try (var slow = NoteService.start("rapport.clock-offset=-10m");
                var fast = NoteService.start("rapport.clock-offset=10m")) {
            UUID id = slow.write("from the past").id();
            fast.send(new Note.Rewrite(id, "from the future"));
            slow.send(new Note.Rewrite(id, "from the past again"));
            UUID other = fast.write("from the future").id();
            awaitPublished(slow);

            var events = Topics.all(TOPIC);
            assertThat(sequences(events, id)).containsExactly(0L, 1L, 2L);
            assertThat(sequences(events, other)).containsExactly(0L);
        }
    }

    /** The outbox is looked at once an hour: nothing but the call can have told the leader. */
    @Test
    void whatAnotherInstanceCommitsIsPublishedWhenItCalls() {
        try (var leader = NoteService.start("rapport.publishing.poll=1h")) {
            awaitPublished(leader.write("by the leader").id());
            try (var other = NoteService.start("rapport.publishing.poll=1h")) {
                awaitPublished(other.write("by the other").id());
            }
        }
    }

    @Test
    void anotherInstanceTakesOverWhenTheLeaderEnds() {
        var first = NoteService.start();
        try (var second = NoteService.start()) {
            awaitPublished(first.write("by the first").id());
            first.close();

            UUID id = second.write("by the second").id();

            awaitPublished(id);
        }
    }

    @Test
    void anEventThatNeverReachedItsTopicIsFoundAndPublished() {
        try (var service = NoteService.start("rapport.publishing.reconcile=300ms")) {
            service.bean(Publisher.class).stop();
            UUID id = service.write("forgotten").id();
            // A defect that no code of ours should have.
            service.jdbc().update("delete from outbox");
            service.bean(Publisher.class).start();

            awaitPublished(id);
        }
    }

    @Test
    void aTopicThatVanishesIsMadeAnewWithAllItsEventsInOrder() throws Exception {
        String topic = "rapport.employee";
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        try (var service = NoteService.start("rapport.publishing.acknowledgement=2s");
                Connection connection = connection()) {
            for (UUID id : ids) {
                appendDeactivated(connection, id, 0);
                appendDeactivated(connection, id, 1);
            }
            awaitPublished(service);

            Topics.delete(topic);
            for (UUID id : ids) {
                appendDeactivated(connection, id, 2);
            }
            UUID other = service.write("on another topic").id();
            awaitPublished(service);

            var events = Topics.all(topic);
            assertThat(ids).allSatisfy(id -> assertThat(sequences(events, id)).containsExactly(0L, 1L, 2L));
            assertThat(sequences(Topics.all(TOPIC), other)).containsExactly(0L);
            appendDeactivated(connection, ids.getFirst(), 3);
            awaitPublished(service);
            assertThat(sequences(Topics.all(topic), ids.getFirst())).containsExactly(0L, 1L, 2L, 3L);
        }
    }

    private static Connection connection() throws Exception {
        return DriverManager.getConnection(NoteService.SERVERS.jdbcUrl("contact"), LocalServers.USER,
                LocalServers.PASSWORD);
    }

    private static void append(Connection connection, UUID aggregateId) throws Exception {
        append(connection, "lead", "rapport.lead.LeadQualified", aggregateId, 0);
    }

    private static void appendDeactivated(Connection connection, UUID aggregateId, long sequence) throws Exception {
        append(connection, "employee", "rapport.employee.EmployeeDeactivated", aggregateId, sequence);
    }

    private static void append(Connection connection, String aggregate, String type, UUID aggregateId, long sequence)
            throws Exception {
        try (var statement = connection.prepareStatement("""
                with appended as (
                  insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at, data)
                  values (gen_random_uuid(), ?, ?, ?, ?, 1, now(),
                          '{"occurredAt":"2026-01-01T00:00:00Z"}')
                  returning position)
                insert into outbox select position from appended
                """)) {
            statement.setString(1, aggregate);
            statement.setObject(2, aggregateId);
            statement.setLong(3, sequence);
            statement.setString(4, type);
            statement.executeUpdate();
        }
    }

    private static void awaitPublished(NoteService service) {
        Awaitility.await().atMost(PATIENCE).until(() -> outbox(service) == 0);
    }

    private static void awaitPublished(UUID aggregateId) {
        Awaitility.await().atMost(PATIENCE).until(() -> !Topics.of(TOPIC, aggregateId).isEmpty());
    }

    private static long outbox(NoteService service) {
        Long waiting = service.jdbc().queryForObject("select count(*) from outbox", Long.class);
        return waiting == null ? 0 : waiting;
    }

    private static List<Long> sequences(List<EventEnvelope> events, UUID aggregateId) {
        return events.stream().filter(event -> event.aggregateId().equals(aggregateId)).map(EventEnvelope::sequence)
                .toList();
    }

}
