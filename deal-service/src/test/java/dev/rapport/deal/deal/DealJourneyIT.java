package dev.rapport.deal.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.Customers;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.Topics;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.deal.pipeline.DefaultPipeline;
import dev.rapport.deal.support.DealServer;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.deal.DealCreated;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DealJourneyIT {

    private static final List<String> STAGES = List.of("first-meeting", "opportunity-found", "opportunity-confirmed",
            "needs-clarified", "proposal", "commitment", "acceptance", "payment");

    private static WriteService service;

    @BeforeAll
    static void start() {
        service = DealServer.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aDealGoesThroughAllStagesAndIsWon() {
        Answer created = create(Customers.contact());

        assertThat(created.status()).isEqualTo(201);
        String path = "/api/deals/" + created.id();
        assertThat(created.headers().firstValue("Location")).hasValue(path);
        assertThat(created.headers().firstValue("ETag")).hasValue("\"0\"");
        for (int i = 1; i < STAGES.size(); i++) {
            Answer moved = service.post(People.REP, path + "/move", "{\"stage\":\"" + STAGES.get(i) + "\"}");
            assertThat(moved.status()).isEqualTo(200);
            assertThat(moved.version()).isEqualTo(i);
            assertThat(moved.headers().firstValue("ETag")).hasValue("\"" + i + "\"");
        }
        Answer won = Answer.to(service.request(People.REP, path + "/win").POST(BodyPublishers.noBody()));

        assertThat(won.status()).isEqualTo(200);
        assertThat(Position.decode(won.headers().firstValue("Rapport-Position").orElseThrow(),
                TokenSigner.ofThisMachine()).entries())
                .containsExactly(new Position.Entry("deal", created.id(), 8));
        assertThat(service.events(created.id())).hasSize(9).startsWith("DealCreated", "StageChanged")
                .endsWith("DealWon");
        Awaitility.await().untilAsserted(() -> assertThat(Topics.of("rapport.deal", created.id()))
                .extracting(EventEnvelope::sequence).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
        var first = Topics.of("rapport.deal", created.id()).getFirst();
        assertThat(first.actor()).isEqualTo(People.REP.employeeId().toString());
        assertThat(first.data()).isInstanceOfSatisfying(DealCreated.class, event -> {
            assertThat(event.pipelineId()).isEqualTo(DefaultPipeline.ID);
            assertThat(event.stage()).isEqualTo("first-meeting");
            assertThat(event.ownerId()).isEqualTo(People.REP.employeeId());
        });
    }

    @Test
    void aLostDealIsReopened() {
        String path = "/api/deals/" + create(Customers.account()).id();

        assertThat(service.post(People.REP, path + "/move", "{\"stage\":\"proposal\"}").version()).isEqualTo(1);
        assertThat(service.post(People.REP, path + "/lose", "{\"reason\":\"price\"}").version()).isEqualTo(2);
        assertThat(service.post(People.REP, path + "/lose", "{\"reason\":\"price\"}").version()).isEqualTo(2);
        assertThat(service.post(People.REP, path + "/reopen", "{}").version()).isEqualTo(3);
        assertThat(service.post(People.REP, path + "/move", "{\"stage\":\"proposal\"}").version()).isEqualTo(3);
    }

    @Test
    void aDealIsOpenedForACustomerWhoseEventIsStillOnItsWay() {
        UUID late = UUID.randomUUID();
        var created = CompletableFuture.supplyAsync(() -> create(late));
        var waiting = CompletableFuture.runAsync(() -> Customers.publishContact(late));

        waiting.join();

        assertThat(created.join().status()).isEqualTo(201);
    }

    @Test
    void aDealIsNotOpenedForSomebodyErased() {
        UUID erased = Customers.erased();
        Awaitility.await().untilAsserted(() -> assertThat(create(erased).code()).isEqualTo("customer-erased"));
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerEvenAfterItsCustomerWasErased() {
        UUID customer = Customers.contact();
        String key = UUID.randomUUID().toString();
        Answer first = createUnderKey(customer, key);
        Topics.publish(Topics.event(customer, 1,
                new ContactErased("asked for it", Instant.now())));
        Awaitility.await().untilAsserted(() -> assertThat(create(customer).code()).isEqualTo("customer-erased"));

        Answer again = createUnderKey(customer, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(service.events(first.id())).containsExactly("DealCreated");
    }

    @Test
    void aStaleVersionIsRefused() {
        String path = "/api/deals/" + create(Customers.contact()).id();
        service.post(People.REP, path + "/move", "{\"stage\":\"proposal\"}");

        Answer stale = Answer.to(service.request(People.REP, path + "/move").header("If-Match", "\"0\"")
                .POST(BodyPublishers.ofString("{\"stage\":\"payment\"}")));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("stale-version");
    }

    @Test
    void aDealWithALongHistoryIsStillWhatItsEventsSay() {
        UUID deal = create(Customers.contact()).id();
        String path = "/api/deals/" + deal;
        for (int i = 1; i <= 110; i++) {
            service.post(People.REP, path + "/move", "{\"stage\":\"" + STAGES.get(i % 2) + "\"}");
        }
        Awaitility.await().until(
                () -> !service.texts("select sequence from snapshot where aggregate_id = ?", deal).isEmpty());

        assertThat(service.post(People.REP, path + "/move", "{\"stage\":\"first-meeting\"}").version()).isEqualTo(110);
        assertThat(service.patch(People.REP, path, """
                {"title":"Carts","amount":{"amount":"1250.00","currency":"EUR"}}""").version()).isEqualTo(110);
        assertThat(service.post(People.REP, path + "/win", "{}").version()).isEqualTo(111);
    }

    @Test
    void instancesThatStartTogetherMakeOneDefaultPipeline() {
        try (var another = DealServer.start()) {
            assertThat(another.events(DefaultPipeline.ID)).containsExactly("PipelineCreated");
            assertThat(
                    another.texts("select key from pipeline_stage where pipeline_id = ? order by ordinal",
                            DefaultPipeline.ID))
                    .isEqualTo(STAGES);
        }
    }

    private static Answer create(UUID customerId) {
        return service.post(People.REP, "/api/deals", deal(customerId));
    }

    private static Answer createUnderKey(UUID customerId, String key) {
        return Answer.to(service.request(People.REP, "/api/deals").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(deal(customerId))));
    }

    private static String deal(UUID customerId) {
        return """
                {"title":"Carts","customerId":"%s","amount":{"amount":"1250.00","currency":"EUR"}}"""
                .formatted(customerId);
    }
}
