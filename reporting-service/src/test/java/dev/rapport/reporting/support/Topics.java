package dev.rapport.reporting.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.rapport.events.CloudEvents;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;

/** The topics of the write services, written by hand. */
public final class Topics implements AutoCloseable {

    private static final int PARTITIONS = 3;

    private final KafkaProducer<String, byte[]> producer;

    public Topics(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (var topic : EventCatalogue.topics()) {
                try {
                    get(admin.createTopics(java.util.List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all()
                            .toCompletionStage().toCompletableFuture());
                } catch (IllegalStateException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends the events and waits until the broker has them. */
    public void send(Collection<EventEnvelope> events) {
        var sent = new ArrayList<Future<?>>();
        events.forEach(event -> sent.add(producer.send(CloudEvents.toRecord(event))));
        sent.forEach(Topics::get);
    }

    private static void get(Future<?> future) {
        try {
            future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
