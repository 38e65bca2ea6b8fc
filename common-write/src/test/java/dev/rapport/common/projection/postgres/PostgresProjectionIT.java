package dev.rapport.common.projection.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.projection.Advance;
import dev.rapport.common.projection.CheckpointMovedException;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.ParkedEvent;
import dev.rapport.common.projection.SinkLostException;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresProjectionIT {

    private static final LocalServers SERVERS = LocalServers.shared(Server.POSTGRESQL);
    private static final TopicPartition PARTITION = new TopicPartition("rapport.account", 0);

    private final UUID id = UUID.randomUUID();
    private JdbcTemplate jdbc = new JdbcTemplate();
    private TransactionTemplate transactions = new TransactionTemplate();
    private Predicate<EventEnvelope> poison = _ -> false;

    @BeforeEach
    void aDatabaseOfItsOwn() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(source(SERVERS.jdbcUrl("contact"))).execute("create database " + name);
        var source = source(SERVERS.jdbcUrl("contact").replaceFirst("/contact", "/" + name));
        new ResourceDatabasePopulator(new ClassPathResource("db/common/V100__projection.sql")).execute(source);
        jdbc = new JdbcTemplate(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        jdbc.execute("create table effect (aggregate_id uuid, sequence bigint)");
    }

    private static DriverManagerDataSource source(String url) {
        return new DriverManagerDataSource(url, LocalServers.USER, LocalServers.PASSWORD);
    }

    private PostgresProjectionTarget target() {
        return new PostgresProjectionTarget("test", Set.of(PARTITION.topic()), this::handle, jdbc, transactions);
    }

    private void handle(EventEnvelope event) {
        jdbc.update("insert into effect values (?, ?)", event.aggregateId(), event.sequence());
        if (poison.test(event)) {
            throw new IllegalArgumentException("poison");
        }
    }

    private Delivery delivery(long offset, long sequence) {
        var owner = UUID.randomUUID();
        return new Delivery(new EventEnvelope(UUID.randomUUID(), "/test", EventCatalogue.of(AccountAssigned.class), id,
                sequence, Instant.now(), null, null, null, 0, new AccountAssigned(owner, owner, Instant.now())),
                PARTITION, offset, false);
    }

    private static EventBatch batch(Advance advance, Delivery... deliveries) {
        return new EventBatch(List.of(deliveries), Map.of(PARTITION, advance));
    }

    private List<@Nullable Long> effects() {
        return jdbc.queryForList("select sequence from effect order by sequence", Long.class);
    }

    @Test
    void anEventIsHandledOnceThoughItComesTwice() {
        var copy = target().create("v1-a");
        copy.apply(batch(new Advance(null, 2), delivery(0, 0), delivery(1, 0)));
        copy.apply(batch(new Advance(2L, 4), delivery(2, 1), delivery(3, 0)));
        assertThat(effects()).containsExactly(0L, 1L);
        assertThat(copy.checkpoint()).containsExactly(Map.entry(PARTITION, 4L));
        assertThat(copy.holds("account", id, 1)).isTrue();
        assertThat(copy.holds("account", id, 2)).isFalse();
    }

    @Test
    void whatAFailedBatchDidIsUndone() {
        var copy = target().create("v1-a");
        poison = event -> event.sequence() == 1;
        assertThatThrownBy(() -> copy.apply(batch(new Advance(null, 2), delivery(0, 0), delivery(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(effects()).isEmpty();
        assertThat(copy.checkpoint()).isEmpty();
        poison = _ -> false;
        copy.apply(batch(new Advance(null, 2), delivery(0, 0), delivery(1, 1)));
        assertThat(effects()).containsExactly(0L, 1L);
    }

    @Test
    void whoHasBeenOvertakenDoesNothing() {
        var copy = target().create("v1-a");
        copy.apply(batch(new Advance(null, 1), delivery(0, 0)));
        assertThatThrownBy(() -> copy.apply(batch(new Advance(null, 2), delivery(0, 0), delivery(1, 1))))
                .isInstanceOf(CheckpointMovedException.class);
        assertThat(effects()).containsExactly(0L);
    }

    @Test
    void aCheckpointThatIsGoneIsALoss() {
        var target = target();
        var copy = target.create("v1-a");
        copy.apply(batch(new Advance(null, 1), delivery(0, 0)));
        target.drop("v1-a");
        assertThat(copy.intact()).isFalse();
        assertThatThrownBy(() -> copy.apply(batch(new Advance(1L, 2)))).isInstanceOf(SinkLostException.class);
    }

    @Test
    void aHoleIsNotPassedOver() {
        var copy = target().create("v1-a");
        assertThatThrownBy(() -> copy.apply(batch(new Advance(null, 1), delivery(0, 1))))
                .isInstanceOf(UnappliableEventException.class).hasMessage("sequence 1 follows -1");
    }

    @Test
    void twoInstancesThatBothThinkThePartitionIsTheirsDoItOnce() throws Exception {
        var copy = target().create("v1-a");
        var together = new CountDownLatch(1);
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 4; i++) {
                done.add(instances.submit(() -> {
                    together.await();
                    // As while looking for an event that fails: without moving the checkpoint.
                    copy.apply(new EventBatch(List.of(delivery(0, 0), delivery(1, 1)), Map.of()));
                    return true;
                }));
            }
            together.countDown();
            for (var each : done) {
                each.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(effects()).containsExactly(0L, 1L);
    }

    @Test
    void parkedEventsAndNotesAreKept() {
        var target = target();
        assertThat(target.readState()).isNull();
        assertThat(target.writeState(null, "one")).isTrue();
        assertThat(target.writeState(null, "two")).isFalse();
        assertThat(target.writeState("one", "two")).isTrue();
        assertThat(target.readState()).isEqualTo("two");

        var copy = target.create("v1-a");
        var parked = new ParkedEvent(PARTITION.topic(), 0, 7, id.toString(), null, "why",
                Instant.parse("2026-03-02T09:00:00Z"), 1);
        copy.park(List.of(parked));
        copy.park(List.of(parked));
        assertThat(copy.parked()).containsExactly(parked);
        copy.unpark(parked);
        assertThat(copy.parked()).isEmpty();
        assertThat(target.copies()).containsExactly("v1-a");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoFaultOfAnEvent() {
        var nobody = source("jdbc:postgresql://127.0.0.1:1/contact");
        var target = new PostgresProjectionTarget("test", Set.of(), this::handle, new JdbcTemplate(nobody),
                new TransactionTemplate(new JdbcTransactionManager(nobody)));
        assertThatThrownBy(target::readState).isInstanceOf(SinkUnavailableException.class);
        assertThatThrownBy(() -> target.open("v1-a").apply(batch(new Advance(null, 1), delivery(0, 0))))
                .isInstanceOf(SinkUnavailableException.class);
    }
}
