package dev.rapport.deal.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.Customers;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.deal.support.DealServer;
import dev.rapport.deal.support.Leads;
import dev.rapport.localstack.LocalServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A service that has lost every note of what it has read, and reads all topics from their beginning. */
class ConvertedLeadsReplayIT {

    @ParameterizedTest
    @ValueSource(strings = {"select 1",
            // As in a store of a version that did not note which events it had acted on.
            "delete from idempotency_key where caller = 'system'"})
    void everyDealIsOpenedOnceAndNoEventFollowsTwice(String moreIsGone) {
        Leads lead = Leads.converted(null);
        long before;
        try (WriteService service = DealServer.start()) {
            lead.publish();
            awaitNoted(service, lead);
            service.post(People.REP, "/api/deals/" + lead.dealId() + "/win", "{}");
            before = service.events();
            assertThat(service.events(lead.dealId())).containsExactly("DealCreated", "DealWon");
        }
        forget(moreIsGone);

        try (WriteService service = DealServer.start()) {
            awaitNoted(service, lead);
            assertThat(service.events(lead.dealId())).containsExactly("DealCreated", "DealWon");
            assertThat(service.events()).isEqualTo(before);
            assertThat(service.texts("select reason from parked_event where event_key = ?", lead.id().toString()))
                    .isEmpty();
        }
    }

    @Test
    void directoriesKnowWhatTheyKnewBefore() {
        UUID erased;
        List<String> before;
        try (WriteService service = DealServer.start()) {
            erased = Customers.erased();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> service.texts(
                    "select erased from known_customer where customer_id = ? and sequence = 1", erased).size() == 1);
            before = known(service, erased);
        }
        forget("select 1");

        try (WriteService service = DealServer.start()) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> service.texts("""
                    select sequence from projection_sequence where projection = 'customers' and aggregate_id = ?""",
                    erased).equals(List.of("1")));
            assertThat(known(service, erased)).isEqualTo(before);
        }
    }

    private static void forget(String moreIsGone) {
        var jdbc = new JdbcTemplate(new DriverManagerDataSource(WriteService.SERVERS.jdbcUrl("deal"),
                LocalServers.USER, LocalServers.PASSWORD));
        jdbc.execute("delete from projection_sequence");
        jdbc.execute("delete from projection_checkpoint");
        jdbc.execute(moreIsGone);
    }

    private static List<String> known(WriteService service, UUID customerId) {
        return service.texts("select known_customer::text from known_customer where customer_id = ?", customerId);
    }

    /** Waits until the lead's last event has been handled and that has been noted. */
    private static void awaitNoted(WriteService service, Leads lead) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> service.texts("""
                select sequence from projection_sequence
                where projection = 'converted-leads' and aggregate_id = ?""", lead.id()).equals(List.of("2")));
    }
}
