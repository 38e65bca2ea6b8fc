package dev.rapport.common.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.command.Command;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.support.Note;
import dev.rapport.common.support.NoteService;
import dev.rapport.common.testing.Topics;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Automations whose commands change a record, which would do so again if they were sent again. */
class AutomationIT {

    private static NoteService service;

    /** When a deal is lost, the note with its id says why. */
    private static final class LostDeals extends Automation<DealEvent> {

        private final String prefix;

        LostDeals(String name, String prefix) {
            super(name, DealEvent.class);
            this.prefix = prefix;
        }

        @Override
        protected @Nullable Command commandFor(DealEvent event, UUID dealId) {
            return event instanceof DealLost lost ? new Note.Rewrite(dealId, prefix + lost.reason()) : null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        PostgresProjectionTarget lostDeals(Automations automations) {
            return automations.projection(new LostDeals("lost-deals", "lost: "));
        }

        @Bean
        PostgresProjectionTarget otherLostDeals(Automations automations) {
            return automations.projection(new LostDeals("other-lost-deals", "also lost: "));
        }
    }

    @BeforeAll
    static void start() {
        Topics.create();
        service = NoteService.start(Declared.class,
                "rapport.projection.session-timeout=6s");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whatFollowedFromAnEventDoesNotFollowAgainWhenEverythingIsReplayed() {
        UUID id = service.write("open").id();
        lose(id);
        awaitNoted(id);
        service.send(new Note.Rewrite(id, "looked into"));
        List<String> before = texts(id);
        assertThat(before).hasSize(4).contains("lost: price", "also lost: price").endsWith("looked into");

        service.jdbc().execute("""
                with gone as (delete from projection_sequence where projection like '%lost-deals'),
                     forgotten as (delete from projection_checkpoint where projection like '%lost-deals')
                delete from projection_copy where projection like '%lost-deals'""");
        UUID after = service.write("open").id();
        lose(after);

        awaitNoted(after);
        awaitNoted(id);
        assertThat(texts(after)).hasSize(3);
        assertThat(texts(id)).isEqualTo(before);
    }

    @Test
    void anEventWhoseCommandIsRefusedIsParkedAndOthersGoOn() {
        UUID nothing = UUID.randomUUID();
        lose(nothing);
        UUID id = service.write("open").id();
        lose(id);

        awaitNoted(id);
        await(() -> assertThat(service.jdbc().queryForList(
                "select projection from parked_event where event_key = ? order by 1", String.class,
                nothing.toString())).containsExactly("lost-deals", "other-lost-deals"));
        assertThat(texts(id)).hasSize(3);
    }

    private static void lose(UUID dealId) {
        Topics.publish(Topics.event(dealId, 0, new DealLost("proposal", "price", Instant.now())));
    }

    private static void awaitNoted(UUID id) {
        await(() -> assertThat(service.jdbc().queryForList("""
                select projection from projection_sequence where aggregate_id = ? and projection like '%lost-deals'
                order by 1""", String.class, id)).containsExactly("lost-deals", "other-lost-deals"));
    }

    private static void await(Runnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion::run);
    }

    private static List<String> texts(UUID id) {
        return service.jdbc().query("select data ->> 'name' from event where aggregate_id = ? order by sequence",
                (row, _) -> row.getString(1), id);
    }
}
