package dev.rapport.common.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.command.Written;
import dev.rapport.common.refusal.StaleVersionException;
import dev.rapport.common.support.Note;
import dev.rapport.common.support.NoteService;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.lead.LeadQualified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStoreIT {

    private static NoteService one;
    private static NoteService two;

    @BeforeAll
    static void start() {
        one = NoteService.start();
        two = NoteService.start();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void anAcknowledgedCommandIsAnEventOfTheStore() {
        Written written = one.write("first");

        assertThat(written.version()).isZero();
        assertThat(sequences(written.id())).containsExactly(0L);
        assertThat(written.position().entries()).singleElement()
                .satisfies(entry -> assertThat(entry.aggregateId()).isEqualTo(written.id()));
    }

    @Test
    void sayingTheSameTwiceIsOneEvent() {
        Written written = one.write("same");

        Written again = one.send(new Note.Rewrite(written.id(), "same"));

        assertThat(again.version()).isZero();
        assertThat(sequences(written.id())).containsExactly(0L);
        assertThat(again.position().entries()).hasSize(1);
    }

    @Test
    void instancesThatChangeOneRecordAtOnceLoseNothing() throws Exception {
        UUID id = one.write("contended").id();
        int writers = 8;
        int each = 15;
        var versions = new ConcurrentLinkedQueue<Long>();
        var done = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                NoteService instance = writer % 2 == 0 ? one : two;
                done.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        try {
                            versions.add(instance.send(new Note.Rewrite(id, number + "-" + i)).version());
                        } catch (ProblemException refused) {
                            assertThat(refused.code()).isEqualTo("concurrent-change");
                        }
                    }
                }));
            }
        }
        for (Future<?> writer : done) {
            writer.get();
        }

        assertThat(versions).doesNotHaveDuplicates();
        assertThat(sequences(id)).isEqualTo(LongStream.rangeClosed(0, versions.size()).boxed().toList());
    }

    @Test
    void aStaleVersionIsRefused() {
        UUID id = one.write("v0").id();
        one.send(new Note.Rewrite(id, "v1"));

        assertThatThrownBy(() -> one.send(new Note.Rewrite(id, "v2"), null, 0L))
                .isInstanceOf(StaleVersionException.class);
        assertThat(one.send(new Note.Rewrite(id, "v2"), null, 1L).version()).isEqualTo(2);
    }

    @Test
    void aRequestRepeatedUnderItsKeyGetsTheFirstAnswer() {
        UUID id = one.write("once").id();
        var command = new Note.Rewrite(id, "twice");
        String key = UUID.randomUUID().toString();

        Written first = one.send(command, key, null);
        Written second = two.send(command, key, null);

        assertThat(first.replayed()).isFalse();
        assertThat(second).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
        assertThat(second.replayed()).isTrue();
        assertThat(sequences(id)).containsExactly(0L, 1L);
        assertThatThrownBy(() -> two.send(new Note.Rewrite(id, "other"), key, null)).isInstanceOfSatisfying(
                ProblemException.class, refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
    }

    @Test
    void requestsUnderOneKeyAtTheSameTimeAreOneEvent() throws Exception {
        UUID id = UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        var owner = UUID.randomUUID();
        var answers = new ArrayList<Future<Written>>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                NoteService instance = i % 2 == 0 ? one : two;
                answers.add(threads.submit(() -> instance.send(new Note.Write(id, "raced", owner), key, null)));
            }
        }

        assertThat(answers).filteredOn(answer -> answer.state() == Future.State.SUCCESS).extracting(Future::resultNow)
                .isNotEmpty().allSatisfy(answer -> assertThat(answer.version()).isZero());
        // Who looked for the key just before the first had stored it finds the id taken.
        assertThat(answers).filteredOn(answer -> answer.state() == Future.State.FAILED).extracting(Future::exceptionNow)
                .allSatisfy(refusal -> assertThat(refusal).isInstanceOf(AggregateExistsException.class));
        assertThat(sequences(id)).containsExactly(0L);
    }

    @Test
    void aRecordThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> one.send(new Note.Rewrite(UUID.randomUUID(), "nobody")))
                .isInstanceOf(org.axonframework.modelling.command.AggregateNotFoundException.class);
    }

    @Test
    void anIdIsUsedOnce() {
        UUID id = one.write("taken").id();

        assertThatThrownBy(() -> one.send(new Note.Write(id, "again", UUID.randomUUID())))
                .isInstanceOf(AggregateExistsException.class);
    }

    @Test
    void eventsOfOneUnitOfWorkAreAppendedInTheirOrderOrNotAtAll() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        append(event(first, 0, null), event(second, 0, "because"), event(first, 1, "again"));

        assertThat(one.jdbc().queryForList(
                """
                        select aggregate_id || ' ' || sequence || ' ' || coalesce(actor, '-') || ' ' || coalesce(data->>'note', '-')
                        from event where aggregate_id in (?, ?) order by position
                        """,
                String.class, first, second)).containsExactly(first + " 0 - -", second + " 0 - because",
                        first + " 1 - again");
        assertThatThrownBy(() -> append(event(first, 2, null), event(second, 0, null)))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> append(event(first, 1, null))).isInstanceOf(ConcurrencyException.class);
        assertThat(sequences(first)).containsExactly(0L, 1L);
    }

    private static void append(EventMessage<?>... events) {
        one.bean(Configuration.class).eventStore().publish(events);
    }

    private static EventMessage<?> event(UUID id, long sequence, @Nullable String note) {
        return new GenericDomainEventMessage<>("lead", id.toString(), sequence,
                new LeadQualified(note, Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void aLongHistoryIsSnapshottedAndLoadsTheSame() {
        UUID id = one.write("long").id();
        for (int i = 0; i < 120; i++) {
            one.send(new Note.Rewrite(id, "text " + i));
        }
        Awaitility.await().until(() -> !one.jdbc()
                .queryForList("select sequence from snapshot where aggregate_id = ? and sequence >= 50", Long.class, id)
                .isEmpty());

        assertThat(two.send(new Note.Rewrite(id, "text 119")).version()).isEqualTo(120);
        // Without the snapshot there would be no way to load it any more.
        one.jdbc().update("delete from event where aggregate_id = ? and sequence < 50", id);
        assertThat(two.send(new Note.Rewrite(id, "end")).version()).isEqualTo(121);
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1_000, 1_001, 2_500})
    void aHistoryIsAppliedWholeHoweverManyPagesItHas(int events) {
        UUID id = one.write("pages").id();
        grow(id, 1, events);

        assertThat(one.send(new Note.Rewrite(id, "first end")).version()).isEqualTo(events);
        assertThatTheSnapshotHasAll(id, events);
        // From now on there is a snapshot before the pages.
        grow(id, events + 1, 2 * events);
        assertThat(two.send(new Note.Rewrite(id, "second end")).version()).isEqualTo(2L * events);
        assertThatTheSnapshotHasAll(id, 2L * events);
    }

    private static void grow(UUID id, int from, int to) {
        one.jdbc().update(
                """
                        insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at, actor, data)
                        select gen_random_uuid(), aggregate_type, aggregate_id, n, 'rapport.lead.LeadDetailsChanged', version,
                               recorded_at, actor, json_build_object('name', 'text ' || n, 'occurredAt', recorded_at)
                        from event, generate_series(?, ? - 1) n where aggregate_id = ? and sequence = 0
                        """,
                from, to, id);
    }

    private static void assertThatTheSnapshotHasAll(UUID id, long sequence) {
        Awaitility.await().untilAsserted(() -> assertThat(one.jdbc().queryForList(
                "select sequence, (data ->> 'rewritten')::bigint as rewritten from snapshot where aggregate_id = ?",
                id))
                .containsExactly(Map.of("sequence", sequence, "rewritten", sequence)));
    }

    @Test
    void aSnapshotOfAnOlderClassIsIgnored() {
        UUID id = one.write("stale").id();
        one.jdbc().update("insert into snapshot values (?, 77, 'Note', 'other', '{}')", id);

        assertThat(one.send(new Note.Rewrite(id, "fresh")).version()).isEqualTo(1);
    }

    private static List<Long> sequences(UUID id) {
        return new ArrayList<>(one.jdbc().query("select sequence from event where aggregate_id = ? order by sequence",
                (row, number) -> row.getLong(1), id));
    }
}
