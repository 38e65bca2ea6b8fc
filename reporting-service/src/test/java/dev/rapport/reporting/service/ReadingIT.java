package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.euro;
import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.employee.Role;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.localstack.Server;
import dev.rapport.reporting.support.Given;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingIT {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private @Nullable RunningService running;

    @BeforeAll
    void start() {
        running = new RunningService();
    }

    @AfterAll
    void stop() {
        service().stop();
    }

    private RunningService service() {
        return java.util.Objects.requireNonNull(running);
    }

    private UUID lead() {
        var id = id();
        service().send(id, Given.lead("Somchai", "Acme", "s@example.com", null, AT));
        return id;
    }

    @Test
    void aRecordIsReadableAtThePositionThatWasAskedFor() {
        var id = id();
        var position = service().send(id, Given.lead("Somchai", "Acme", null, null, AT), new LeadQualified(null, AT));
        var answer = service().get("/api/leads/" + id, Position.HEADER, position);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("name").asString()).isEqualTo("Somchai");
        assertThat(answer.body().path("status").asString()).isEqualTo("qualified");
        assertThat(answer.body().path("createdAt").asString()).isEqualTo(AT.toString());
        assertThat(answer.header("ETag")).matches("\"1-.+\"");
        assertThat(answer.header("Rapport-Lag")).matches("[0-9]+");
        assertThat(service().get("/api/leads/" + id + "?position=" + position).status()).isEqualTo(200);
    }

    @Test
    void aPositionThatIsNotReachedInTimeIsSaidSo() {
        var nowhere = new Position(List.of(new Position.Entry("lead", id(), 0))).encode(TokenSigner.ofThisMachine());
        var answer = service().get("/api/leads/" + id(), Position.HEADER, nowhere);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("read-model-behind");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(service().get("/api/leads/" + id(), Position.HEADER, "x!").code()).isEqualTo("invalid-position");
    }

    @Test
    void whatDoesNotExistOrIsOfAnotherTypeIsNotFound() {
        var lead = lead();
        Awaitility.await().until(() -> service().get("/api/leads/" + lead).status() == 200);
        assertThat(service().get("/api/deals/" + lead).status()).isEqualTo(404);
        assertThat(service().get("/api/customers/" + id()).code()).isEqualTo("not-found");
        assertThat(service().get("/api/leads/nonsense").status()).isEqualTo(400);
        assertThat(service().get("/api/leads/" + lead + "?asOf=yesterday").code()).isEqualTo("invalid-parameter");
    }

    @Test
    void anAnalystReadsNoRecords() {
        var lead = lead();
        assertThat(service().get(Role.ANALYST, "/api/leads/" + lead).code()).isEqualTo("forbidden");
        assertThat(service().get(Role.ANALYST, "/api/leads/" + lead + "/history").status()).isEqualTo(403);
        assertThat(service().get(Role.ANALYST, "/api/customers/" + lead).status()).isEqualTo(403);
        assertThat(service().get(Role.REP, "/internal/projections").status()).isEqualTo(403);
    }

    @Test
    void aHistoryIsPagedAndARecordIsShownAsItWas() {
        var customer = id();
        var deal = id();
        service().send(deal, Given.deal("Deal", customer, "talk", euro("5.00"), null, Given.REN, AT));
        var before = Instant.now();
        for (int i = 0; i < 120; i++) {
            service().send(deal, new StageChanged("talk", "s" + i, AT));
        }
        var position = service().send(deal, new DealWon("s119", AT));

        var sequences = new ArrayList<Long>();
        var next = "";
        do {
            var page = service().get("/api/deals/" + deal + "/history?limit=50" + next, Position.HEADER, position);
            page.body().path("items").forEach(item -> sequences.add(item.path("sequence").asLong()));
            next = page.body().path("next").isNull() ? "" : "&cursor=" + page.body().path("next").asString();
        } while (!next.isEmpty());
        assertThat(sequences).hasSize(122).isSorted().doesNotHaveDuplicates();

        var first = service().get("/api/deals/" + deal + "/history?limit=1").body().path("items").get(0);
        assertThat(first.path("type").asString()).isEqualTo("DealCreated");
        assertThat(first.path("actor").asString()).isEqualTo(Given.REN.toString());
        assertThat(first.path("data").path("amount").path("amount").asString()).isEqualTo("5.00");
        var then = service().get("/api/deals/" + deal + "?asOf=" + before).body();
        assertThat(then.path("stage").asString()).isEqualTo("talk");
        assertThat(then.path("version").asLong()).isZero();
        assertThat(service().get("/api/deals/" + deal + "?asOf=" + AT).status()).isEqualTo(404);
        assertThat(service().get("/api/deals/" + deal + "/history?cursor=x").code()).isEqualTo("invalid-cursor");
        assertThat(service().get("/api/deals/" + deal + "/history?limit=201").code()).isEqualTo("invalid-parameter");
    }

    /** Today 13: an account of 2015 with a deal won in 2017, all of it told today. */
    @Test
    void whatIsToldTodayHasAPast() {
        var account = id();
        var deal = id();
        service().send(account, Given.account("Moved In", Instant.parse("2015-01-01T00:00:00Z")));
        var position = service().send(deal,
                Given.deal("Deal", account, "talk", euro("5.00"), null, Given.REN,
                        Instant.parse("2017-02-01T09:00:00Z")),
                new DealWon("talk", Instant.parse("2017-05-01T09:00:00Z")));
        var customer = "/api/customers/" + account;
        var deals = "/api/deals?count=true&customerId=" + account;

        assertThat(told("/api/deals/" + deal + "?time=occurred&asOf=2017-03-01", position).path("status").asString())
                .isEqualTo("open");
        assertThat(told("/api/deals/" + deal + "?time=occurred&asOf=2018-01-01", position).path("status").asString())
                .isEqualTo("won");
        assertThat(service().get("/api/deals/" + deal + "?asOf=2018-01-01").status()).isEqualTo(404);
        assertThat(told(deals + "&time=occurred&asOf=2017-03-01", position).path("items").get(0).path("status")
                .asString()).isEqualTo("open");
        assertThat(told(deals + "&time=occurred&asOf=2018-01-01&status=won", position).path("total").asLong())
                .isEqualTo(1);
        assertThat(told(deals + "&asOf=2018-01-01", position).path("total").asLong()).isZero();
        var view = told(customer + "?time=occurred&asOf=2017-12-31", position);
        assertThat(view.path("profile").path("name").asString()).isEqualTo("Moved In");
        assertThat(view.path("totals").path("wonValue").get(0).path("amount").asString()).isEqualTo("5.00");
        assertThat(told(view.path("links").path("deals").asString(), position).path("items")).hasSize(1);
        assertThat(service().get(customer + "?asOf=2018-01-01").status()).isEqualTo(404);
        assertThat(told(customer + "/timeline?time=occurred&asOf=2017-03-01", position).path("items")).hasSize(2);
        assertThat(told(customer + "/timeline?asOf=2018-01-01", position).path("items")).isEmpty();
        var won = "/api/reports/won?groupBy=account&pipelineId=" + Given.PIPELINE + "&from=2017-01-01&to=2017-12-31";
        assertThat(told(won + "&time=occurred&asOf=2018-01-01", position).path("groups").get(0).path("key").asString())
                .isEqualTo(account.toString());
        assertThat(told(won + "&time=occurred&asOf=2017-04-30", position).path("total").path("won").asLong()).isZero();
    }

    /** Other tests take stores away. */
    private JsonNode told(String path, String position) {
        var answer = Awaitility.await().atMost(Duration.ofSeconds(40))
                .until(() -> service().get(path, Position.HEADER, position), asked -> asked.status() != 503);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Edges, front end 6. */
    @Test
    void whoHasTheAnswerAlreadyIsToldSo() {
        var lead = id();
        service().send(Given.PIPELINE, Given.pipeline(AT));
        // The pipeline report says as at which instant it is: without asOf that is another one each time.
        var position = service().send(lead, Given.lead("Somchai", "Acme", null, null, AT));
        for (var path : List.of("/api/leads/" + lead, "/api/leads/" + lead + "/history", "/api/leads?limit=5",
                "/api/customers/" + lead, "/api/customers/" + lead + "/timeline", "/api/search?q=Somchai",
                "/api/reports/pipeline?asOf=" + Instant.now(), "/api/reports/funnel", "/api/reports/forecast",
                "/api/reports/won", "/api/fields?kind=lead")) {
            Awaitility.await(path).untilAsserted(() -> {
                var first = service().get(path, Position.HEADER, position);
                assertThat(first.status()).as(first.toString()).isEqualTo(200);
                var again = service().get(path, "If-None-Match", "\"other\", " + first.header("ETag"),
                        Position.HEADER, position);
                assertThat(again.status()).isEqualTo(304);
                assertThat(again.body().isMissingNode()).isTrue();
                assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
                assertThat(service().get(path, "If-None-Match", "\"0\", \"1\", W/\"other\"").status()).isEqualTo(200);
            });
        }
    }

    /** Edges, front end 6. */
    @Test
    void noTagHidesAWriteThatWasAskedFor() {
        var lead = id();
        var created = service().send(lead, Given.lead("Somchai", "Acme", null, null, AT));
        var paths = List.of("/api/leads/" + lead, "/api/leads/" + lead + "/history", "/api/customers/" + lead);
        var tags = paths.stream().map(path -> service().get(path, Position.HEADER, created).header("ETag")).toList();
        var position = service().send(lead, new LeadQualified(null, AT));
        for (var path : paths) {
            var answer = service().get(path, Position.HEADER, position, "If-None-Match", String.join(", ", tags));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body().toString()).as(path).containsIgnoringCase("qualified");
        }
    }

    /** Edges, front end 6. */
    @Test
    void noTagAnswersWhoMayNotRead() {
        var lead = lead();
        var tag = Awaitility.await().until(() -> service().get("/api/leads/" + lead), read -> read.status() == 200)
                .header("ETag");
        for (var known : List.of(tag, "*")) {
            assertThat(service().get(Role.ANALYST, "/api/leads/" + lead, "If-None-Match", known).status())
                    .isEqualTo(403);
            assertThat(service().get("/api/leads/" + id(), "If-None-Match", known).status()).isEqualTo(404);
        }
    }

    @Test
    void whoIsForgottenLeavesNothingPersonal() {
        var lead = lead();
        var contact = id();
        var interaction = id();
        service().send(contact, Given.contactOf(lead, "Somchai", AT));
        service().send(interaction, Given.call(contact, "secret", AT));
        var known = Awaitility.await().until(() -> service().get("/api/interactions/" + interaction),
                read -> read.status() == 200).header("ETag");
        var before = Instant.now();
        var position = service().send(contact, new ContactErased("request", AT));
        var record = service().get("/api/contacts/" + contact, Position.HEADER, position);
        assertThat(record.body().path("status").asString()).isEqualTo("erased");
        for (var path : List.of("/api/contacts/" + contact, "/api/contacts/" + contact + "/history",
                "/api/contacts/" + contact + "?asOf=" + before, "/api/leads/" + lead,
                "/api/leads/" + lead + "/history", "/api/interactions/" + interaction,
                "/api/interactions/" + interaction + "/history", "/api/customers/" + contact)) {
            Awaitility.await().untilAsserted(() -> {
                // Its version stays: a tag of before must not keep what it said.
                var answer = service().get(path, "If-None-Match", known);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.body().toString()).as(path).doesNotContain("Somchai").doesNotContain("secret")
                        .doesNotContain("s@example.com");
            });
        }
    }

    @Test
    void anEmptiedMongodbHealsAndNeverDeniesWhatThereIs() {
        var lead = lead();
        Awaitility.await().until(() -> service().get("/api/leads/" + lead).status() == 200);
        RunningService.SERVERS.kill(Server.MONGODB);
        RunningService.SERVERS.restart(Server.MONGODB);
        var seen = new ArrayList<Integer>();
        Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(10)).until(() -> {
            seen.add(service().get("/api/leads/" + lead).status());
            return seen.getLast() == 200;
        });
        assertThat(seen).containsOnly(200, 503);
    }

    @Test
    void aRebuildUnderWritesFailsNoReadAndNeverGoesBack() {
        var deal = id();
        service().send(deal, Given.deal("Deal", id(), "talk", euro("5.00"), null, Given.REN, AT));
        Awaitility.await().until(() -> service().get("/api/deals/" + deal).status() == 200);
        var before = copy();
        assertThat(service().post(Role.ADMIN, "/internal/projections/records/rebuild").status()).isEqualTo(202);
        long seen = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (copy().equals(before)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            var position = service().send(deal, new StageChanged("talk", "offer", AT));
            var plain = service().get("/api/deals/" + deal);
            assertThat(plain.status()).isEqualTo(200);
            assertThat(plain.body().path("version").asLong()).isGreaterThanOrEqualTo(seen);
            var answer = service().get("/api/deals/" + deal, Position.HEADER, position);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("version").asLong()).isGreaterThan(seen);
            seen = answer.body().path("version").asLong();
        }
        assertThat(service().get("/api/deals/" + deal).body().path("version").asLong()).isGreaterThanOrEqualTo(seen);
    }

    private String copy() {
        for (var projection : service().get(Role.ADMIN, "/internal/projections").body()) {
            if (projection.path("name").asString().equals("records")) {
                return projection.path("copy").asString();
            }
        }
        throw new AssertionError("No projection of records");
    }

    private record Event(String id, String data) {}

    /** Follows the stream in the background. */
    private LinkedBlockingQueue<Event> follow(String query, String... headers)
            throws IOException, InterruptedException {
        var request = service().request(Role.ANALYST, "/api/stream" + query);
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = service().client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        var events = new LinkedBlockingQueue<Event>();
        Thread.ofVirtual().start(() -> read(response.body(), events));
        // The first message says from where on nothing is missed.
        assertThat(events.poll(30, TimeUnit.SECONDS)).isNotNull();
        return events;
    }

    private static void read(InputStream stream, LinkedBlockingQueue<Event> events) {
        try (var lines = new Scanner(stream, StandardCharsets.UTF_8)) {
            var id = "";
            var data = "";
            while (lines.hasNextLine()) {
                var line = lines.nextLine();
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    events.add(new Event(id, data));
                    data = "";
                }
            }
        }
    }

    private static Event next(LinkedBlockingQueue<Event> events) throws InterruptedException {
        var event = events.poll(30, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return java.util.Objects.requireNonNull(event);
    }

    @Test
    void theStreamTellsWhatChangesAndGoesOnWhereItWasLeft() throws Exception {
        var customer = id();
        var deal = id();
        var all = follow("?customerId=" + customer);
        var deals = follow("?types=deal&customerId=" + customer);
        service().send(id(), Given.call(customer, "secret", AT));
        service().send(deal, Given.deal("Deal", customer, "talk", null, null, Given.REN, AT));
        service().send(id(), Given.call(id(), "of somebody else", AT));

        // In whichever order: they are of two records.
        assertThat(List.of(next(all).data(), next(all).data())).allSatisfy(
                data -> assertThat(data).contains(customer.toString()).doesNotContain("secret"))
                .anySatisfy(data -> assertThat(data).contains("\"event\":\"InteractionLogged\""))
                .anySatisfy(data -> assertThat(data).contains("\"type\":\"deal\""));
        var created = next(deals);
        assertThat(created.data()).contains("DealCreated").contains(deal.toString());

        service().send(deal, new StageChanged("talk", "offer", AT), new DealWon("offer", AT));
        assertThat(next(deals).data()).contains("StageChanged").contains(customer.toString());
        assertThat(next(deals).data()).contains("DealWon");
        var resumed = follow("?types=deal&customerId=" + customer, "Last-Event-ID", created.id());
        // What was missed came before the message that says from where on nothing is missed.
        assertThat(next(resumed).data()).contains("DealWon");
        assertThat(service().get("/api/stream", "Last-Event-ID", "nonsense").code()).isEqualTo("invalid-position");
        assertThat(service().get("/api/stream?types=weather").code()).isEqualTo("invalid-parameter");
    }
}
