package dev.rapport.bench.row;

import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Round;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.driver.Ids;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How quickly events that wait in the outbox get to Kafka. The service is frozen while they are piled up, by copying
 * events of its own under new ids, and goes on from where it was.
 */
public final class PublisherRow implements Row {
    private static final String TOPIC = "rapport.lead";
    private static final int WARM_UP = 2;
    /** A producer that is new to this process gets twice as fast for that long; the service's has been in use. */
    private static final int LIMIT_WARM_UP = 15;

    @Override
    public String name() {
        return "publisher";
    }

    @Override
    public boolean settled() {
        return false;
    }

    @Override
    public List<Figure> measure(Setup setup) {
        int count = setup.profile().backlog();
        return setup.fixture().alone(List.of(Server.POSTGRESQL.label(), Server.KAFKA.label(), Service.CONTACT.label()),
                () -> {
                    try (ProducerAlone alone = new ProducerAlone(setup.fixture(), count)) {
                        // Piled up before the value is measured: its cost is that of publishing alone.
                        Supplier<Outcome> limit = () -> {
                            Outcome sent = alone.send();
                            pileUp(setup.fixture(), count);
                            return sent;
                        };
                        for (int i = 0; i < LIMIT_WARM_UP; i++) {
                            alone.send().requireSound("warming up");
                        }
                        for (int i = 0; i < WARM_UP; i++) {
                            limit.get().requireSound("warming up");
                            publish(setup.fixture(), count);
                        }
                        List<Round> rounds = Rounds.alternate(setup, limit, () -> publish(setup.fixture(), count));
                        return List.of(Figure.of(name(), "publisher catching up on " + count, "events/s", rounds,
                                round -> round.value().perSecond(), "the same records by a producer, acks=all",
                                round -> round.limit().perSecond(), Goal.atLeast(0.5)));
                    }
                });
    }

    /** Freezes the service and has events wait for it. */
    private static void pileUp(Fixture fixture, int count) {
        fixture.stack().pause(Service.CONTACT.label());
        new StoreFiller(fixture).leads(count);
    }

    /** Has the service go on, and times the way of what waits to Kafka. */
    private static Outcome publish(Fixture fixture, int count) {
        long start = System.nanoTime();
        fixture.stack().resume(Service.CONTACT.label());
        while (fixture.count(Service.CONTACT, "select count(*) from (select 1 from outbox limit 1) o") > 0) {
            Fixture.pause(5);
        }
        return outcome(count, start);
    }

    private static Outcome outcome(long count, long start) {
        return new Outcome(count, (System.nanoTime() - start) / 1e9, new Histogram(3), Map.of());
    }

    /** A producer that has all records in its hands. */
    private static final class ProducerAlone implements AutoCloseable {
        private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        private final KafkaProducer<String, byte[]> producer;

        ProducerAlone(Fixture fixture, int count) {
            String bootstrap = fixture.stack().kafkaBootstrap();
            String topic = "bench.publisher." + UUID.randomUUID();
            KafkaRoundTrip.createTopic(bootstrap, topic);
            producer = new KafkaProducer<>(KafkaRoundTrip.producerSettings(bootstrap), new StringSerializer(),
                    new ByteArraySerializer());
            List<ConsumerRecord<String, byte[]>> samples = samples(bootstrap);
            for (int i = 0; i < count; i++) {
                ConsumerRecord<String, byte[]> sample = samples.get(i % samples.size());
                records.add(new ProducerRecord<>(topic, null, Ids.timeOrdered().toString(), sample.value(),
                        sample.headers()));
            }
        }

        private static List<ConsumerRecord<String, byte[]>> samples(String bootstrap) {
            try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false), new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                List<TopicPartition> all = IntStream.range(0, consumer.partitionsFor(TOPIC).size())
                        .mapToObj(partition -> new TopicPartition(TOPIC, partition)).toList();
                consumer.assign(all);
                consumer.seekToBeginning(all);
                List<ConsumerRecord<String, byte[]>> samples = new ArrayList<>();
                long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                while (samples.size() < 500 && System.nanoTime() < deadline) {
                    consumer.poll(Duration.ofMillis(200)).forEach(samples::add);
                }
                if (samples.isEmpty()) {
                    throw new StackException("there are no events on " + TOPIC);
                }
                return samples;
            }
        }

        Outcome send() {
            long start = System.nanoTime();
            List<Future<?>> acknowledgements = new ArrayList<>(records.size());
            records.forEach(record -> acknowledgements.add(producer.send(record)));
            producer.flush();
            try {
                for (Future<?> acknowledgement : acknowledgements) {
                    acknowledgement.get();
                }
            } catch (ExecutionException e) {
                throw new StackException("Kafka refuses a record: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("interrupted", e);
            }
            return outcome(records.size(), start);
        }

        @Override
        public void close() {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
