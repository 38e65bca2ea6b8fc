package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionRuntimeIT {

    private static final LocalServers SERVERS = LocalServers.shared(Server.KAFKA);

    private final InMemoryTarget.Sink sink = new InMemoryTarget.Sink();
    private final List<Instance> instances = new ArrayList<>();
    private final TestTopic topic = new TestTopic(SERVERS.kafkaBootstrap());
    private final String group = "test-" + UUID.randomUUID();

    private record Instance(
            ProjectionRuntime runtime,
            Projection<InMemoryTarget.Copy> projection,
            SimpleMeterRegistry meters) {}

    @BeforeEach
    void aNewTopic() {
        topic.remove();
        topic.make();
    }

    @AfterEach
    void stop() {
        instances.forEach(instance -> instance.runtime.stop());
        topic.close();
    }

    private Instance start() {
        return start(1);
    }

    private Instance start(int schemaVersion) {
        return start(schemaVersion, Duration.ofMillis(100));
    }

    private Instance start(int schemaVersion, Duration checkInterval) {
        return start(schemaVersion, checkInterval, Duration.ofMillis(100));
    }

    private Instance start(int schemaVersion, Duration checkInterval, Duration gather) {
        var target = new InMemoryTarget(sink, schemaVersion, Set.of(TestTopic.NAME));
        var meters = new SimpleMeterRegistry();
        var runtime = new ProjectionRuntime(new KafkaConnection(SERVERS.kafkaBootstrap(), Map.of()),
                new ProjectionProperties(group, 50,
                        gather, Duration.ofSeconds(2), checkInterval, Duration.ofSeconds(1), Duration.ofSeconds(6),
                        Duration.ofMillis(500)),
                List.of(target), meters, Clock.systemUTC(), null, null);
        runtime.start();
        var instance = new Instance(runtime, runtime.of(target), meters);
        instances.add(instance);
        return instance;
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20))
                .ignoreException(ProblemException.class);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(0, last).boxed().toList();
    }

    private static void awaitSequences(Instance instance, UUID id, long last) {
        eventually().untilAsserted(() -> assertThat(instance.projection.live().sequences(id)).isEqualTo(upTo(last)));
    }

    @Test
    void everyEventIsAppliedOnceInTheOrderOfItsAggregateThoughItComesAgain() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 1, 0, 1, 2);
        var instance = start();
        awaitSequences(instance, id, 2);
        topic.send(id, 2, 1, 3);
        awaitSequences(instance, id, 3);
        assertThat(instance.projection.parked()).isEmpty();
    }

    @Test
    void whatFollowsGathersUntilSomebodyWaitsForIt() {
        var id = UUID.randomUUID();
        var instance = start(1, Duration.ofMillis(100), Duration.ofMinutes(1));
        eventually().untilAsserted(() -> assertThat(instance.projection.live().all()).isEmpty());
        topic.send(id, 0);
        awaitSequences(instance, id, 0);

        topic.send(id, 1, 2);
        Awaitility.await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(2))
                .until(() -> instance.projection.live().sequences(id).equals(List.of(0L)));
        instance.projection.await(List.of(new Position.Entry("account", id, 2)));

        assertThat(instance.projection.live().sequences(id)).isEqualTo(upTo(2));
    }

    @Test
    void whatFollowsGathersForSoLong() {
        var id = UUID.randomUUID();
        var instance = start(1, Duration.ofMillis(100), Duration.ofSeconds(1));
        eventually().untilAsserted(() -> assertThat(instance.projection.live().all()).isEmpty());
        topic.send(id, 0);
        awaitSequences(instance, id, 0);

        LongStream.rangeClosed(1, 5).forEach(sequence -> topic.send(id, sequence));
        awaitSequences(instance, id, 5);

        assertThat(sink.mostAtOnce()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void topicsMayBeMadeAfterTheProjectionHasStarted() {
        topic.remove();
        var instance = start();
        eventually().untilAsserted(() -> assertThat(instance.projection.live().all()).isEmpty());
        topic.make();
        var id = UUID.randomUUID();
        topic.send(id, 0);
        awaitSequences(instance, id, 0);
    }

    @Test
    void aSinkThatIsAwayParksNothingAndLosesNothing() {
        var id = UUID.randomUUID();
        topic.send(id, 0);
        var instance = start();
        awaitSequences(instance, id, 0);
        sink.away(true);
        topic.send(id, 1, 2, 3);
        eventually().untilAsserted(() -> assertThat(instance.projection.status().state())
                .isEqualTo(ProjectionStatus.State.SINK_UNAVAILABLE));
        eventually().untilAsserted(() -> assertThat(instance.projection.lagMillis()).isPositive());
        sink.away(false);
        awaitSequences(instance, id, 3);
        assertThat(instance.projection.parked()).isEmpty();
        eventually().untilAsserted(() -> assertThat(instance.projection.lagMillis()).isZero());
    }

    @Test
    void whatWasWrittenBeforeACrashIsNotAppliedAgain() {
        var instance = start();
        var id = UUID.randomUUID();
        sink.failBeforeCheckpoint(3);
        topic.send(id, 0, 1, 2);
        awaitSequences(instance, id, 2);
        topic.send(id, 3);
        awaitSequences(instance, id, 3);
    }

    @Test
    void aRestartGoesOnFromTheCheckpointOfTheSink() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 1);
        var first = start();
        awaitSequences(first, id, 1);
        eventually().until(() -> first.projection.live().checkpoint().values().stream().mapToLong(Long::longValue)
                .sum() == 2);
        first.runtime.stop();
        topic.send(id, 2);
        var copy = first.projection.live().name();
        var second = start();
        awaitSequences(second, id, 2);
        assertThat(second.projection.live().name()).isEqualTo(copy);
    }

    @Test
    void anEventThatCannotBeAppliedWaitsWithItsFollowersAndTheOthersGoOn() {
        var poisoned = UUID.randomUUID();
        var others = LongStream.range(0, 20).mapToObj(_ -> UUID.randomUUID()).toList();
        sink.poison(delivery -> delivery.event().aggregateId().equals(poisoned) && delivery.event().sequence() == 1);
        topic.send(poisoned, 0, 1, 2);
        others.forEach(id -> topic.send(id, 0, 1));
        var instance = start();
        others.forEach(id -> awaitSequences(instance, id, 1));
        topic.send(poisoned, 3);
        eventually().untilAsserted(() -> assertThat(instance.projection.parked()).hasSize(3));
        assertThat(instance.projection.live().sequences(poisoned)).containsExactly(0L);
        assertThat(instance.projection.parked().getFirst().reason()).startsWith("java.lang.IllegalStateException at ");
        assertThat(instance.projection.parked().get(1).reason()).startsWith("after ");
        eventually().untilAsserted(() -> assertThat(instance.meters.get("rapport.projection.parked.events").gauge()
                .value()).isEqualTo(3));

        instance.projection.redrive();
        eventually().untilAsserted(() -> assertThat(instance.projection.parked().getFirst().attempts())
                .isGreaterThan(3));
        assertThat(instance.projection.parked()).hasSize(3);

        sink.poison(_ -> false);
        instance.projection.redrive();
        awaitSequences(instance, poisoned, 3);
        eventually().untilAsserted(() -> assertThat(instance.projection.parked()).isEmpty());
        topic.send(poisoned, 4);
        awaitSequences(instance, poisoned, 4);
    }

    @Test
    void anEventThatArrivesBehindThoseThatWaitForItIsAppliedBeforeThem() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 2, 3, 1);
        var instance = start();
        eventually().untilAsserted(() -> assertThat(instance.projection.parked()).hasSize(3));
        instance.projection.redrive();
        awaitSequences(instance, id, 3);
        eventually().untilAsserted(() -> assertThat(instance.projection.parked()).isEmpty());
        topic.send(id, 4);
        awaitSequences(instance, id, 4);
    }

    @Test
    void whatIsParkedStaysParkedOverARestart() {
        var poisoned = UUID.randomUUID();
        sink.poison(delivery -> delivery.event().aggregateId().equals(poisoned));
        topic.send(poisoned, 0);
        var first = start();
        eventually().untilAsserted(() -> assertThat(first.projection.parked()).hasSize(1));
        first.runtime.stop();
        sink.poison(_ -> false);
        topic.send(poisoned, 1);
        var second = start();
        eventually().untilAsserted(() -> assertThat(second.projection.parked()).hasSize(2));
        second.projection.redrive();
        awaitSequences(second, poisoned, 1);
    }

    @Test
    void aRecordThatIsNoEventIsParkedWithWhatFollowsIt() {
        var key = UUID.randomUUID();
        var other = UUID.randomUUID();
        topic.sendGarbage(key);
        topic.send(key, 0);
        topic.send(other, 0);
        var instance = start();
        awaitSequences(instance, other, 0);
        eventually().untilAsserted(() -> assertThat(instance.projection.parked()).hasSize(2));
        assertThat(instance.projection.parked().getFirst().reason()).startsWith("unreadable: ");
    }

    @Test
    void anEmptiedSinkIsFilledAgainWithoutARestart() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 1, 2);
        var instance = start();
        awaitSequences(instance, id, 2);
        var lost = instance.projection.live();
        sink.empty();
        assertThatThrownBy(() -> instance.projection.confirmIntact(lost)).isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code()).isEqualTo("read-model-behind");
        topic.send(id, 3);
        eventually().untilAsserted(() -> {
            assertThat(instance.projection.live().name()).isNotEqualTo(lost.name());
            assertThat(instance.projection.live().sequences(id)).isEqualTo(upTo(3));
        });
        assertThat(instance.projection.parked()).isEmpty();
    }

    @Test
    void aSinkThatIsEmptiedAmidWritesHeals() {
        var instance = start();
        var ids = LongStream.range(0, 10).mapToObj(_ -> UUID.randomUUID()).toList();
        for (long sequence = 0; sequence < 60; sequence++) {
            long next = sequence;
            ids.forEach(id -> topic.send(id, next));
            if (sequence % 20 == 10) {
                sink.empty();
            }
        }
        ids.forEach(id -> awaitSequences(instance, id, 59));
        assertThat(instance.projection.parked()).isEmpty();
    }

    @Test
    void aRebuildUnderWritesNeverShowsLessThanBefore() throws InterruptedException {
        var instance = start();
        var ids = LongStream.range(0, 20).mapToObj(_ -> UUID.randomUUID()).toList();
        ids.forEach(id -> topic.send(id, 0, 1, 2, 3, 4));
        ids.forEach(id -> awaitSequences(instance, id, 4));
        var before = instance.projection.live().name();

        var writing = new AtomicBoolean(true);
        var wentBack = new AtomicReference<String>();
        var reader = Thread.ofVirtual().start(() -> {
            var seen = new HashMap<UUID, Integer>();
            while (writing.get()) {
                for (var id : ids) {
                    int now = instance.projection.live().sequences(id).size();
                    if (now < seen.getOrDefault(id, 0)) {
                        wentBack.set(id + " from " + seen.get(id) + " to " + now);
                    }
                    seen.put(id, now);
                }
            }
        });
        instance.projection.rebuild();
        long last = 4;
        while (instance.projection.live().name().equals(before)) {
            last++;
            for (var id : ids) {
                topic.send(id, last);
            }
        }
        writing.set(false);
        reader.join();
        for (var id : ids) {
            awaitSequences(instance, id, last);
        }
        assertThat(wentBack.get()).isNull();
        eventually().untilAsserted(() -> assertThat(sink.copies()).containsExactly(instance.projection.live().name()));
    }

    @Test
    void aCopyIsToldThatItIsFullBeforeItIsShown() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 1);
        var first = start();
        awaitSequences(first, id, 1);
        var before = first.projection.live().name();
        assertThat(sink.filled()).containsExactly(before);

        first.projection.rebuild();
        eventually().until(() -> !first.projection.live().name().equals(before));
        var after = first.projection.live().name();
        assertThat(sink.filled()).containsExactlyInAnyOrder(before, after);
    }

    @Test
    void aCopyThatDoesNotShowYetWhatItHoldsTakesNobodysPlace() {
        var instance = start();
        var id = UUID.randomUUID();
        topic.send(id, 0);
        awaitSequences(instance, id, 0);
        var before = instance.projection.live().name();
        var filled = sink.filled();
        sink.hidden(true);

        instance.projection.rebuild();
        eventually().until(() -> !sink.filled().equals(filled));
        eventually().during(Duration.ofSeconds(1)).until(() -> instance.projection.live().name().equals(before));

        sink.hidden(false);
        eventually().until(() -> !instance.projection.live().name().equals(before));
    }

    @Test
    void aRebuildWhoseCopyTheSinkLosesIsDoneAllTheSame() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 1);
        var instance = start();
        awaitSequences(instance, id, 1);
        var before = instance.projection.live().name();
        sink.failBeforeCheckpoint(Integer.MAX_VALUE);
        topic.send(id, 2);

        instance.projection.rebuild();
        eventually().until(() -> sink.copies().size() == 2);
        var lost = sink.copies().stream().filter(copy -> !copy.equals(before)).findFirst().orElseThrow();
        sink.lose(lost);
        sink.failBeforeCheckpoint(0);

        eventually().untilAsserted(() -> {
            assertThat(instance.projection.live().name()).isNotIn(before, lost);
            assertThat(instance.projection.live().sequences(id)).isEqualTo(upTo(2));
        });
    }

    @Test
    void aRebuildDoesNotWaitForTheNextLook() {
        var id = UUID.randomUUID();
        topic.send(id, LongStream.range(0, 200).toArray());
        var instance = start(1, Duration.ofSeconds(20));
        awaitSequences(instance, id, 199);
        var before = instance.projection.live().name();

        instance.projection.rebuild();
        eventually().atMost(Duration.ofSeconds(15)).until(() -> !instance.projection.live().name().equals(before));
    }

    @Test
    void theRevisionChangesWithWhatIsApplied() {
        var id = UUID.randomUUID();
        topic.send(id, 0);
        var instance = start();
        awaitSequences(instance, id, 0);
        var before = instance.projection.revision();
        assertThat(instance.projection.revision()).isEqualTo(before);

        topic.send(id, 1);
        instance.projection.await(List.of(new Position.Entry("account", id, 1)));
        assertThat(instance.projection.revision()).isGreaterThan(before);
    }

    @Test
    void whatACrashLeftOfARebuildIsFinishedOrCleanedUp() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 1);
        var first = start();
        awaitSequences(first, id, 1);
        sink.poison(_ -> true);
        topic.send(id, 2);
        first.projection.rebuild();
        eventually().untilAsserted(() -> assertThat(sink.copies()).hasSize(2));
        first.runtime.stop();
        new InMemoryTarget(sink, 1, Set.of()).create("v1-leftover");
        sink.poison(_ -> false);

        var second = start();
        eventually().untilAsserted(() -> assertThat(second.projection.status().building()).isNull());
        eventually().untilAsserted(() -> assertThat(sink.copies()).containsExactly(second.projection.live().name()));
    }

    @Test
    void anotherVersionOfAProjectionIsBuiltBesideTheOneBefore() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 1);
        var first = start(1);
        awaitSequences(first, id, 1);
        first.projection.requireOwnVersion();
        first.runtime.stop();
        var filled = sink.filled();
        sink.hidden(true);
        var second = start(2);
        // What only the new version holds cannot be asked for before it is shown; everything else can.
        eventually().until(() -> !sink.filled().equals(filled));
        assertThat(second.projection.live().name()).startsWith("v1-");
        assertThatThrownBy(second.projection::requireOwnVersion).isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code()).isEqualTo("read-model-behind");
        sink.hidden(false);
        eventually().untilAsserted(() -> assertThat(second.projection.live().name()).startsWith("v2-"));
        eventually().untilAsserted(second.projection::requireOwnVersion);
        assertThat(second.projection.live().sequences(id)).isEqualTo(upTo(1));
    }

    @Test
    void instancesShareThePartitionsAndTakeOverFromEachOther() {
        var first = start();
        var ids = LongStream.range(0, 30).mapToObj(_ -> UUID.randomUUID()).toList();
        ids.forEach(id -> topic.send(id, 0));
        ids.forEach(id -> awaitSequences(first, id, 0));
        var second = start();
        eventually().untilAsserted(() -> {
            assertThat(first.projection.status().partitions()).hasSize(2);
            assertThat(second.projection.status().partitions()).hasSize(2);
        });
        for (long sequence = 1; sequence < 30; sequence++) {
            for (var id : ids) {
                topic.send(id, sequence);
            }
            if (sequence == 15) {
                first.runtime.stop();
            }
        }
        ids.forEach(id -> awaitSequences(second, id, 29));
        assertThat(second.projection.parked()).isEmpty();
    }

    @Test
    void aReaderWaitsForAPositionAndIsToldWhenItTakesTooLong() {
        var instance = start();
        var id = UUID.randomUUID();
        topic.send(id, 0);
        eventually().untilAsserted(() -> instance.projection.await(List.of(new Position.Entry("account", id, 0))));
        assertThat(instance.projection.live().sequences(id)).containsExactly(0L);

        instance.projection.await(List.of(new Position.Entry("nothing-it-reads", id, 7)));
        long started = System.nanoTime();
        assertThatThrownBy(() -> instance.projection.await(List.of(new Position.Entry("account", id, 1))))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code()).isEqualTo("read-model-behind");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(Duration.ofMillis(1900),
                Duration.ofSeconds(4));
    }

    @Test
    void aReaderIsNotShownACopyThatDoesNotShowYetWhatItHolds() {
        var instance = start();
        var id = UUID.randomUUID();
        sink.hidden(true);
        topic.send(id, 0);
        awaitSequences(instance, id, 0);

        assertThatThrownBy(() -> instance.projection.await(List.of(new Position.Entry("account", id, 0))))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code()).isEqualTo("read-model-behind");
        sink.hidden(false);
        instance.projection.await(List.of(new Position.Entry("account", id, 0)));
    }

    @Test
    void aTopicThatWasMadeAnewIsNotTakenForTheOldOne() {
        var id = UUID.randomUUID();
        topic.send(id, 0, 1, 2, 3);
        var first = start();
        awaitSequences(first, id, 3);
        eventually().until(() -> first.projection.live().checkpoint().values().stream().mapToLong(Long::longValue)
                .sum() == 4);
        first.runtime.stop();
        topic.remove();
        topic.make();
        topic.send(id, 0, 1, 2, 3, 4, 5);

        var second = start();
        eventually().untilAsserted(() -> assertThat(second.projection.status().state())
                .isEqualTo(ProjectionStatus.State.KAFKA_PROBLEM));
        assertThat(second.projection.live().sequences(id)).isEqualTo(upTo(3));
        assertThat(second.meters.get("rapport.projection.misplaced.partitions").gauge().value()).isPositive();

        second.projection.rebuild();
        awaitSequences(second, id, 5);
        eventually().untilAsserted(() -> assertThat(second.projection.status().state())
                .isEqualTo(ProjectionStatus.State.RUNNING));
    }

    @Test
    void batchesAreBounded() {
        var ids = LongStream.range(0, 300).mapToObj(_ -> UUID.randomUUID()).toList();
        ids.forEach(id -> topic.send(id, 0));
        var instance = start();
        ids.forEach(id -> awaitSequences(instance, id, 0));
        assertThat(sink.mostAtOnce()).isLessThanOrEqualTo(50);
        assertThat(instance.projection.live().all()).hasSize(300).containsValues(List.of(0L));
        assertThat(Map.copyOf(instance.projection.live().checkpoint())).isNotEmpty();
    }
}
