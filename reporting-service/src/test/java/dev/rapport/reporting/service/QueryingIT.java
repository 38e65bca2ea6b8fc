package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.euro;
import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.TokenIssuer;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.reporting.support.Given;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists, search, timeline and reports over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryingIT {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private @Nullable RunningService running;

    @BeforeAll
    void start() {
        running = new RunningService();
        awaitAll();
    }

    /** Until every projection has caught up. */
    private void awaitAll() {
        for (var path : List.of("/api/leads", "/api/customers/" + NOBODY + "/timeline",
                "/api/reports/funnel?pipelineId=" + NOBODY)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> service().get(path).status() != 503);
        }
    }

    @AfterAll
    void stop() {
        service().stop();
    }

    private RunningService service() {
        return Objects.requireNonNull(running);
    }

    @Test
    void aListShowsWholeRecordsAtThePositionAskedFor() {
        var owner = id();
        var lead = id();
        var position = service().send(lead, lead("Somchai", owner), new LeadQualified(null, AT));

        var answer = service().get("/api/leads?ownerId=" + owner + "&count=true&can=true", Position.HEADER, position);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Rapport-Lag")).matches("[0-9]+");
        assertThat(answer.body().path("total").asLong()).isEqualTo(1);
        assertThat(answer.body().path("next").isNull()).isTrue();
        assertThat(answer.body().path("items").get(0)).isEqualTo(service().get("/api/leads/" + lead).body());
        assertThat(service().get("/api/leads?ownerId=" + owner + "&status=new").body().path("items")).isEmpty();
        assertThat(service().get("/api/leads?ownerId=" + owner).body().has("total")).isFalse();
    }

    @Test
    void aListIsPagedWithCursors() {
        var owner = id();
        var position = "";
        for (int i = 0; i < 23; i++) {
            position = service().send(id(), lead("Lead " + i % 4, owner));
        }
        var names = new ArrayList<String>();
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = service().get("/api/leads?sort=-name&limit=5&ownerId=" + owner + cursor, Position.HEADER,
                    position);
            assertThat(page.status()).isEqualTo(200);
            page.body().path("items").forEach(item -> {
                names.add(item.path("name").asString());
                ids.add(item.path("id").asString());
            });
            cursor = page.body().path("next").isNull() ? "" : "&cursor=" + page.body().path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(23).doesNotHaveDuplicates();
        assertThat(names).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/leads?limit=0", "/api/leads?limit=201", "/api/leads?limit=abc",
            "/api/leads?sort=colour", "/api/leads?colour=blue", "/api/leads?ownerId=you", "/api/leads?status=asleep",
            "/api/leads?count=yes", "/api/leads?q=", "/api/leads?limit=5&limit=6",
            "/api/deals?status=open,won", "/api/deals?status%5B%5D=open", "/api/contacts?tier=gold",
            "/api/deals?minAmount=lots&currency=EUR", "/api/deals?expectedCloseFrom=soon",
            "/api/interactions?occurredFrom=then",
            "/api/employees?active=perhaps", "/api/pipelines?name=x", "/api/accounts?status=open", "/api/search",
            "/api/search?q=", "/api/search?q=%20", "/api/search?q=a&types=view", "/api/search?q=a&limit=1000",
            "/api/reports/pipeline?asOf=yesterday", "/api/reports/pipeline?pipelineId=1", "/api/reports/pipeline?x=1",
            "/api/reports/funnel?from=2026-02-01&to=2026-01-01", "/api/reports/funnel?from=x",
            "/api/reports/forecast?by=year",
            "/api/reports/won?groupBy=mood", "/api/reports/won?below=you",
            "/api/reports/forecast?from=2026-02-02&to=2026-02-01",
            "/api/deals?asOf=2999-01-01", "/api/deals?time=occurred", "/api/leads?asOf=2017-01-01&time=known",
            "/api/reports/pipeline?time=occurred", "/api/reports/funnel?asOf=2999-01-01",
            "/api/reports/forecast?asOf=then", "/api/reports/won?asOf=2017-01-01&time=",
            "/api/leads/" + NOBODY + "?asOf=2999-01-01", "/api/customers/" + NOBODY + "?asOf=2999-01-01",
            "/api/customers/" + NOBODY + "/timeline?time=recorded", "/api/search?q=a&asOf=2017-01-01",
            "/api/reports/forecast?from=1900-01-01&to=2026-02-01", "/api/customers/" + NOBODY + "/timeline?types=x"})
    void aWrongParameterIsRefusedAndNamed(String path) {
        var answer = service().get(path);

        assertThat(answer.status()).as(path).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-parameter");
        assertThat(answer.body().path("errors").get(0).path("field").asString()).isNotEmpty();
    }

    /** Edges, front end 12. */
    @Test
    void aStageThatDoesNotExistIsRefusedAndAPathIsNoQuery() {
        var pipeline = pipeline();
        var stage = service().get("/api/deals?stage=propsal&stage=talk&position=" + pipeline.position());

        assertThat(stage.code()).isEqualTo("invalid-parameter");
        assertThat(stage.body().path("errors").get(0).path("field").asString()).isEqualTo("stage");
        assertThat(stage.body().path("errors").get(0).path("message").asString()).contains("offer", "payment", "talk");
        assertThat(service().get("/api/deals?stage=talk").status()).isEqualTo(200);
        for (var path : List.of("/api/deals/1", "/api/customers/me", "/api/leads/x/history")) {
            var answer = service().get(path);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("detail").asString()).isEqualTo("A part of the path is invalid.");
            assertThat(answer.body().path("errors").get(0).path("field").asString()).isEqualTo("id");
        }
    }

    private static final String NOBODY = "01900000-0000-7000-8000-00000000dead";

    @Test
    void textThatIsTooLongAndCursorsThatAreNotOursAreRefused() {
        assertThat(service().get("/api/search?q=" + "x".repeat(201)).code()).isEqualTo("invalid-parameter");
        for (var path : List.of("/api/leads?cursor=x", "/api/search?q=a&cursor=AAAA",
                "/api/customers/" + NOBODY + "/timeline?cursor=zzzz")) {
            assertThat(service().get(path).code()).as(path).isEqualTo("invalid-cursor");
        }
        assertThat(service().get("/api/leads", Position.HEADER, "x!").code()).isEqualTo("invalid-position");
        assertThat(service().get("/api/customers/" + NOBODY + "/timeline").status()).isEqualTo(404);
        assertThat(service().get("/api/reports/pipeline?pipelineId=" + NOBODY).code()).isEqualTo("not-found");
        assertThat(service().get("/api/reports/funnel?pipelineId=" + NOBODY).status()).isEqualTo(404);
        assertThat(service().get("/api/reports/forecast?pipelineId=" + NOBODY).status()).isEqualTo(404);
    }

    @Test
    void anAnalystReadsReportsOnly() {
        var pipeline = pipeline();
        for (var path : List.of("/api/reports/pipeline", "/api/reports/funnel", "/api/reports/forecast",
                "/api/reports/won")) {
            assertThat(service().get(Role.ANALYST, path + "?pipelineId=" + pipeline.id() + "&position="
                    + pipeline.position()).status()).as(path).isEqualTo(200);
        }
        for (var path : List.of("/api/employees", "/api/pipelines")) {
            assertThat(service().get(Role.ANALYST, path).status()).as(path).isEqualTo(200);
        }
        for (var path : List.of("/api/leads", "/api/contacts", "/api/accounts", "/api/deals", "/api/interactions",
                "/api/search?q=a", "/api/customers/" + NOBODY + "/timeline")) {
            assertThat(service().get(Role.ANALYST, path).code()).as(path).isEqualTo("forbidden");
        }
    }

    @Test
    void searchFindsWhatWasJustWrittenInEveryLanguage() {
        for (var name : Map.of("คุณสมชายใจดี", "สมชาย", "华为技术有限公司", "技术", "José Running-Shoes", "jose shoe")
                .entrySet()) {
            var contact = id();
            var position = service().send(contact, Given.contact(name.getKey(), null, null, AT));
            var found = service().get("/api/search?q=" + URLEncoder.encode(name.getValue(), StandardCharsets.UTF_8),
                    Position.HEADER, position).body().path("items");
            assertThat(found).anySatisfy(item -> {
                assertThat(item.path("id").asString()).isEqualTo(contact.toString());
                assertThat(item.path("type").asString()).isEqualTo("contact");
                assertThat(item.path("title").asString()).isEqualTo(name.getKey());
                assertThat(item.path("highlights").path("name").get(0).asString()).contains("<em>");
                assertThat(item.path("score").asDouble()).isPositive();
            });
        }
    }

    @Test
    void theTimelineOfAnAccountTellsOfItsContactsTheirDuplicatesAndTheirLeads() {
        var account = id();
        var lead = id();
        var contact = id();
        var duplicate = id();
        var deal = id();
        service().send(lead, lead("Ada", Given.REN),
                new LeadConverted(contact, account, null, null, Given.REN, AT.plusSeconds(10)));
        service().send(account,
                new AccountCreated(Details.of(AccountDetails.class, "name", "Acme"), Given.REN, lead,
                        AT.plusSeconds(11)));
        service().send(contact, new ContactCreated(Given.memberOf("Ada", List.of(account)), Given.REN, lead,
                AT.plusSeconds(12)));
        service().send(deal, Given.deal("Engine", contact, "talk", null, null, Given.REN, AT.plusSeconds(20)),
                new StageChanged("talk", "offer", AT.plusSeconds(30)));
        service().send(duplicate, Given.contact("Ada L.", null, null, AT.plusSeconds(13)));
        service().send(id(), Given.call(duplicate, "Called the duplicate", AT.plusSeconds(40)));
        service().send(duplicate, new ContactMergedInto(contact, AT.plusSeconds(50)));
        var position = service().send(contact, new ContactMerged(duplicate, AT.plusSeconds(50)));

        // The last event is there; those of other records come in any order.
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var timeline = service().get("/api/customers/" + account + "/timeline", Position.HEADER, position);
            assertThat(timeline.status()).isEqualTo(200);
            assertThat(events(timeline.body())).containsExactlyInAnyOrder("ContactMergedInto", "ContactMerged",
                    "InteractionLogged", "StageChanged", "DealCreated", "ContactCreated", "ContactCreated",
                    "AccountCreated", "LeadConverted", "LeadCreated");
        });
        var timeline = service().get("/api/customers/" + account + "/timeline").body().path("items");
        assertThat(timeline.get(2).path("summary").asString()).isEqualTo("Phone, outbound: Called the duplicate");
        assertThat(timeline.get(3).path("data").path("to").asString()).isEqualTo("offer");
        assertThat(timeline.get(3).path("recordId").asString()).isEqualTo(deal.toString());
        assertThat(events(service().get("/api/customers/" + account + "/timeline?types=deal").body()))
                .containsExactly("StageChanged", "DealCreated");
        var first = service().get("/api/customers/" + account + "/timeline?limit=6").body();
        var second = service().get(
                "/api/customers/" + account + "/timeline?limit=6&cursor=" + first.path("next").asString()).body();
        assertThat(first.path("items")).hasSize(6);
        assertThat(second.path("items")).hasSize(4);
        assertThat(second.path("next").isNull()).isTrue();
    }

    /** Today 7: what the 360° view counts is what the lists show, after a merge and for an account. */
    @Test
    void listsAboutACustomerShowWhatTheOverviewCounts() {
        var account = id();
        var survivor = id();
        var duplicate = id();
        service().send(account, Given.account("Acme", AT));
        service().send(survivor, Given.contact("Ada", null, null, AT));
        service().send(id(), Given.deal("One", survivor, "talk", null, null, Given.REN, AT));
        service().send(id(), Given.deal("Two", duplicate, "talk", null, null, Given.REN, AT));
        service().send(id(), Given.call(duplicate, "Called", AT));
        service().send(duplicate, new ContactCreated(Given.memberOf("Ada", List.of(account)), Given.REN, null, AT),
                new ContactMergedInto(survivor, AT));
        service().send(survivor, new ContactMerged(duplicate, AT));

        for (var customer : List.of(survivor, account)) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var totals = service().get("/api/customers/" + customer).body().path("totals");
                assertThat(totals.path("deals").asLong()).isEqualTo(2);
                assertThat(total("/api/deals?count=true&customerId=" + customer)).isEqualTo(2);
                assertThat(total("/api/interactions?count=true&customerId=" + customer)).isEqualTo(1)
                        .isEqualTo(totals.path("interactions").asLong());
            });
        }
    }

    @Test
    void everyReportAgreesWithEveryOther() {
        var random = new Random(17);
        var pipeline = pipeline();
        var customer = id();
        service().send(customer, Given.contact("Grace", null, null, AT));
        var stages = List.of("talk", "offer", "payment");
        var positions = new ArrayList<Position.Entry>();
        for (int i = 0; i < 40; i++) {
            var deal = id();
            int stage = 0;
            var day = random.nextInt(4) == 0 ? null : LocalDate.parse("2026-05-01").plusDays(random.nextInt(100));
            var position = service().send(deal, new DealCreated(
                    Details.of(DealDetails.class, "title", "Deal " + i, "amount",
                            random.nextInt(6) == 0 ? null : euro(random.nextInt(100_000) + ".37"), "expectedClose",
                            day),
                    customer, null, pipeline.id(), "talk", Given.REN, null, AT));
            for (int step = random.nextInt(3); step > 0; step--) {
                position = service().send(deal, new StageChanged(stages.get(stage), stages.get(++stage), AT));
            }
            switch (random.nextInt(4)) {
                case 0 -> position = service().send(deal, new DealWon(stages.get(stage), AT));
                case 1 -> position = service().send(deal, new DealLost(stages.get(stage), "price", AT));
                default -> {
                    // Still open.
                }
            }
            positions.addAll(Position.decode(position, TokenSigner.ofThisMachine()).entries());
        }
        var position = new Position(positions).encode(TokenSigner.ofThisMachine());
        var query = "?pipelineId=" + pipeline.id() + "&position=" + position;

        var report = service().get("/api/reports/pipeline" + query).body();
        var forecast = service().get("/api/reports/forecast" + query).body();
        var weekly = service().get("/api/reports/forecast" + query + "&by=week").body();
        var funnel = service().get("/api/reports/funnel" + query).body();
        var overview = service().get("/api/customers/" + customer, Position.HEADER, position).body();
        var open = service().get("/api/deals" + query + "&status=open&count=true&limit=200").body();

        assertThat(report.path("total").path("count").asLong()).isPositive()
                .isEqualTo(overview.path("totals").path("openDeals").asLong()).isEqualTo(open.path("total").asLong())
                .isEqualTo(forecast.path("total").path("count").asLong())
                .isEqualTo(weekly.path("total").path("count").asLong()).isEqualTo(sum(funnel.path("stages"), "open"));
        assertThat(report.path("total").path("value")).isEqualTo(overview.path("totals").path("openValue"))
                .isEqualTo(forecast.path("total").path("value")).isEqualTo(weekly.path("total").path("value"));
        assertThat(report.path("total").path("weighted")).isEqualTo(forecast.path("total").path("weighted"));
        assertThat(sum(report.path("stages"), "count")).isEqualTo(report.path("total").path("count").asLong());
        assertThat(sum(forecast.path("periods"), "count") + forecast.path("undated").path("count").asLong())
                .isEqualTo(forecast.path("total").path("count").asLong());
        assertThat(sum(funnel.path("stages"), "lost")).isEqualTo(overview.path("totals").path("lostDeals").asLong());
        var counted = new HashMap<String, Long>();
        open.path("items").forEach(deal -> counted.merge(deal.path("stage").asString(), 1L, Long::sum));
        report.path("stages").forEach(stage -> assertThat(stage.path("count").asLong())
                .isEqualTo(counted.getOrDefault(stage.path("stage").asString(), 0L)));
        funnel.path("stages").forEach(stage -> assertThat(stage.path("entered").asLong())
                .isEqualTo(stage.path("advanced").asLong() + stage.path("won").asLong()
                        + stage.path("lost").asLong() + stage.path("open").asLong()
                        + stage.path("returned").asLong()));

        var asOfNow = service().get("/api/reports/pipeline" + query + "&asOf=" + Instant.now()).body();
        assertThat(asOfNow.path("stages")).isEqualTo(report.path("stages"));
        assertThat(asOfNow.path("total")).isEqualTo(report.path("total"));
    }

    @Test
    void aPipelineReportShowsWhatItsReaderHasWrittenAndNeverGoesBack() {
        var pipeline = pipeline();
        var path = "/api/reports/pipeline?pipelineId=" + pipeline.id();
        assertThat(service().get(path, Position.HEADER, pipeline.position()).status()).isEqualTo(200);
        for (int written = 1; written <= 20; written++) {
            var before = service().get(path);
            assertThat(before.body().path("total").path("count").asInt()).isEqualTo(written - 1);
            var owner = id();
            var position = service().send(id(),
                    new DealCreated(Details.of(DealDetails.class, "title", "Deal"), id(), null, pipeline.id(),
                            "talk", owner, null, AT));
            assertThat(service().get(path, Position.HEADER, position).body().path("total").path("count").asInt())
                    .isEqualTo(written);
            var after = service().get(path);
            assertThat(after.body().path("total").path("count").asInt()).isEqualTo(written);
            assertThat(after.header("Rapport-Lag")).matches("[0-9]+");
            assertThat(Instant.parse(after.body().path("asOf").asString()))
                    .isAfterOrEqualTo(Instant.parse(before.body().path("asOf").asString()))
                    .isBeforeOrEqualTo(Instant.now());
            assertThat(service().get(path + "&ownerId=" + owner).body().path("total").path("count").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void aReportOfAMomentAgoIsStillOnlyForThoseWhoMayReadReports() {
        var pipeline = pipeline();
        var path = "/api/reports/pipeline?pipelineId=" + pipeline.id();
        assertThat(service().get(path, Position.HEADER, pipeline.position()).status()).isEqualTo(200);
        var nobody = TokenIssuer.TRUSTED.token(new Caller(Given.REN, Set.of()));
        assertThat(Answer.to(service().request(Role.REP, path).setHeader("Authorization", "Bearer " + nobody)).code())
                .isEqualTo("forbidden");
        assertThat(Answer.to(service().request(Role.REP, path).setHeader("Authorization", "Bearer x")).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rapport-Position: a\u0080b", "Rapport-Position: a\u009fb",
            "Authorization: Bearer a\u0085b"})
    void aHeaderWithControlCharactersIsMalformed(String header) throws IOException {
        var own = header.startsWith("Authorization") ? "" : signedIn();
        assertMalformed(raw("GET /api/leads HTTP/1.1\r\nHost: rapport\r\nConnection: close\r\n" + own + header
                + "\r\n\r\n"));
    }

    /** Security F22: what the web server refuses by itself has the same form. */
    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET /api/le{ads HTTP/1.1\r\nHost: rapport\r\n\r\n",
            "GET /api/leads HTTP/1.1\r\n\r\n", "GET /api/leads HTTP/1.1\r\nHost: rapport\r\nA B: c\r\n\r\n"})
    void aMalformedRequestIsAProblemToo(String request) throws IOException {
        assertMalformed(raw(request));
    }

    /** Security F20: what the gateway lets through, with what it adds. */
    @Test
    void headersMayBeAsLongAsAtTheGateway() throws IOException {
        var request = "GET /api/leads?limit=1 HTTP/1.1\r\nHost: rapport\r\nConnection: close\r\n" + signedIn();

        assertThat(raw(request + "X-Long: " + "x".repeat(17_000) + "\r\n\r\n")).startsWith("HTTP/1.1 200");
        assertMalformed(raw(request + "X-Long: " + "x".repeat(30_000) + "\r\n\r\n"));
    }

    /** Security F21. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "nonsense", "application/json;charset=nonsense"})
    void aMediaTypeOfAReadIsNobodysBusiness(String type) {
        for (var path : List.of("/api/leads?limit=1", "/api/search?q=x", "/api/fields?kind=lead")) {
            assertThat(service().get(path, "Content-Type", type).status()).isEqualTo(200);
        }
    }

    private static String signedIn() {
        return "Authorization: Bearer " + TokenIssuer.TRUSTED.token(new Caller(Given.REN, Set.of(Role.REP))) + "\r\n";
    }

    private String raw(String request) throws IOException {
        var address = service().request(Role.REP, "/api/leads").build().uri();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertMalformed(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed-request")
                .containsIgnoringCase("application/problem+json").contains("traceId").doesNotContain("Exception")
                .doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void anEmptiedElasticsearchHealsAndNeverDeniesWhatThereIs() throws IOException, InterruptedException {
        var owner = id();
        service().send(id(), lead("Somchai", owner));
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> total("/api/leads?count=true&ownerId=" + owner) == 1);
        var names = new ArrayList<String>();
        var listed = elasticsearch("GET", "/_alias");
        listed.propertyNames().stream().filter(name -> name.startsWith("rapport-")).forEach(names::add);
        assertThat(names).isNotEmpty();
        elasticsearch("DELETE", "/" + String.join(",", names));

        var position = service().send(id(), lead("Somying", owner));
        var seen = new ArrayList<Integer>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> {
            var answer = service().get("/api/leads?count=true&ownerId=" + owner, Position.HEADER, position);
            seen.add(answer.status());
            if (answer.status() == 200) {
                assertThat(answer.body().path("total").asLong()).isEqualTo(2);
            }
            return answer.status() == 200;
        });
        assertThat(seen).containsOnly(200, 503);
        awaitAll();
    }

    private JsonNode elasticsearch(String method, String path) throws IOException, InterruptedException {
        var answer = service().client().send(
                HttpRequest.newBuilder(URI.create(RunningService.SERVERS.elasticsearchUri() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private long total(String path) {
        return service().get(path).body().path("total").asLong(-1);
    }

    private record MadePipeline(UUID id, String position) {}

    private MadePipeline pipeline() {
        var id = id();
        return new MadePipeline(id, service().send(id, Given.pipeline(AT)));
    }

    private static LeadCreated lead(String name, UUID owner) {
        return new LeadCreated(Details.of(LeadDetails.class, "name", name, "source", "web"), owner, AT);
    }

    private static List<String> events(JsonNode timeline) {
        var events = new ArrayList<String>();
        timeline.path("items").forEach(item -> events.add(item.path("event").asString()));
        return events;
    }

    private static long sum(JsonNode lines, String field) {
        long sum = 0;
        for (var line : lines) {
            sum += line.path(field).asLong();
        }
        return sum;
    }
}
