package dev.rapport.common.projection;

import dev.rapport.events.CloudEventWriter;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.account.AccountAssigned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A topic of events that say nothing but whose they are and which. */
final class TestTopic implements AutoCloseable {

    private static final CloudEventWriter WRITER = new CloudEventWriter("http://127.0.0.1:8080");
    static final String NAME = "rapport.account";
    static final int PARTITIONS = 4;

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    TestTopic(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0, "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(), new ByteArraySerializer());
    }

    void make() {
        get(admin.createTopics(List.of(new NewTopic(NAME, PARTITIONS, (short) 1))).all().toCompletionStage()
                .toCompletableFuture());
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::isThere);
    }

    void remove() {
        if (isThere()) {
            get(admin.deleteTopics(Set.of(NAME)).all().toCompletionStage().toCompletableFuture());
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !isThere());
        }
    }

    private boolean isThere() {
        return get(admin.listTopics().names().toCompletionStage().toCompletableFuture()).contains(NAME);
    }

    static EventEnvelope event(UUID id, long sequence) {
        var owner = UUID.randomUUID();
        return new EventEnvelope(UUID.randomUUID(), "/contact-service", EventCatalogue.of(AccountAssigned.class), id,
                sequence,
                Instant.now(), null, null, null, sequence, new AccountAssigned(owner, owner, Instant.now()));
    }

    /** Sends the events with these sequences and waits until the broker has them. */
    void send(UUID id, long... sequences) {
        var sent = new ArrayList<Future<?>>();
        for (long sequence : sequences) {
            sent.add(producer.send(WRITER.toRecord(event(id, sequence))));
        }
        sent.forEach(TestTopic::get);
    }

    void sendGarbage(UUID key) {
        get(producer.send(new ProducerRecord<>(NAME, key.toString(), "{".getBytes(StandardCharsets.UTF_8))));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
