package dev.rapport.interaction.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.Customers;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.TokenIssuer;
import dev.rapport.common.testing.Topics;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.interaction.InteractionDetails;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.interaction.support.InteractionServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionsIT {

    private static final String CALL = """
            {"customerId":"%s","channel":"phone","direction":"outbound","occurredAt":"2026-01-05T10:00:00Z",\
            "summary":"They want ten carts.","durationSeconds":600,"outcome":"visit"}""";

    private static WriteService service;
    private static UUID customer;

    @BeforeAll
    static void start() {
        service = InteractionServer.start();
        customer = Customers.contact();
        assertThat(post(People.REP, CALL.formatted(customer)).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anInteractionIsLoggedByWhoHadIt() {
        Answer logged = post(People.SUPPORT, CALL.formatted(customer));

        assertThat(logged.status()).isEqualTo(201);
        assertThat(logged.headers().firstValue("Location")).hasValue("/api/interactions/" + logged.id());
        assertThat(logged.headers().firstValue("ETag")).hasValue("\"0\"");
        assertThat(Position.decode(logged.headers().firstValue("Rapport-Position").orElseThrow(),
                TokenSigner.ofThisMachine()).entries())
                .containsExactly(new Position.Entry("interaction", logged.id(), 0));
        Awaitility.await().untilAsserted(() -> assertThat(Topics.of("rapport.interaction", logged.id()))
                .singleElement().satisfies(event -> {
                    assertThat(event.actor()).isEqualTo(People.SUPPORT.employeeId().toString());
                    assertThat(event.data()).isEqualTo(new InteractionLogged(
                            new InteractionDetails(customer, "phone", "outbound", "They want ten carts.", 600,
                                    "visit", null),
                            People.SUPPORT.employeeId(),
                            Instant.parse("2026-01-05T10:00:00Z")));
                }));
    }

    @Test
    void customersAreContactsAccountsAndLeads() {
        for (UUID any : List.of(Customers.contact(), Customers.account(), Customers.lead())) {
            assertThat(post(People.REP, CALL.formatted(any)).status()).isEqualTo(201);
        }
    }

    @Test
    void aCustomerWhoseEventIsStillOnItsWayIsWaitedFor() {
        UUID late = UUID.randomUUID();
        var logged = CompletableFuture.supplyAsync(() -> post(People.REP, CALL.formatted(late)));

        Customers.publishContact(late);

        assertThat(logged.join().status()).isEqualTo(201);
    }

    @Test
    void nothingMoreIsLoggedAboutSomebodyWhoWasErased() {
        UUID forgotten = Customers.contact();
        assertThat(post(People.REP, CALL.formatted(forgotten)).status()).isEqualTo(201);

        Topics.publish(Topics.event(forgotten, 1, new ContactErased("asked for it", Instant.now())));

        Awaitility.await().untilAsserted(
                () -> assertThat(post(People.REP, CALL.formatted(forgotten)).code()).isEqualTo("customer-erased"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "phone", "meeting", "visit", "chat", "social", "web", "webinar", "demo", "letter",
            "purchase"})
    void channelsAreTheDocumentedOnes(String channel) {
        assertThat(post(People.MARKETING, CALL.formatted(customer).replace("phone", channel)).status()).isEqualTo(201);
    }

    @Test
    void everyRoleThatMeetsCustomersLogsAndOthersDoNot() {
        for (Caller caller : Set.of(People.ADMIN, People.MANAGER, People.REP, People.SUPPORT, People.MARKETING)) {
            assertThat(post(caller, CALL.formatted(customer)).status()).isEqualTo(201);
        }
        for (Caller caller : Set.of(People.ANALYST, new Caller(UUID.randomUUID(), Set.of()))) {
            refused(403, "forbidden", () -> post(caller, CALL.formatted(customer)));
        }
    }

    @Test
    void aRepeatedRequestIsLoggedOnce() {
        String key = UUID.randomUUID().toString();
        Answer first = under(key, CALL.formatted(customer));

        assertThat(under(key, CALL.formatted(customer)).body()).isEqualTo(first.body());
        assertThat(service.events(first.id())).containsExactly("InteractionLogged");
        refused(422, "idempotency-key-reused", () -> under(key, CALL.formatted(customer).replace("ten", "nine")));
    }

    private static Answer under(String key, String body) {
        return Answer.to(service.request(People.REP, "/api/interactions").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    static Stream<Arguments> bad() {
        return Stream.of(invalid("the future", "\"2026-01-05T10:00:00Z\"", "\"2999-01-01T00:00:00Z\""),
                invalid("no time", "\"2026-01-05T10:00:00Z\"", "null"),
                invalid("a time as a number", "\"2026-01-05T10:00:00Z\"", "1700000000"),
                invalid("a time as text of a number", "\"2026-01-05T10:00:00Z\"", "\"1700000000\""),
                invalid("a time as a list", "\"2026-01-05T10:00:00Z\"", "[]"),
                invalid("an unknown channel", "\"phone\"", "\"telepathy\""),
                invalid("a channel in capitals", "\"phone\"", "\"PHONE\""),
                invalid("a channel by number", "\"phone\"", "1"), invalid("no channel", "\"phone\"", "null"),
                invalid("an empty channel", "\"phone\"", "\"\""),
                invalid("an unknown direction", "\"outbound\"", "\"sideways\""),
                invalid("a negative duration", "600", "-1"), invalid("a duration of more than a week", "600", "604801"),
                invalid("a broken duration", "600", "1.5"), invalid("a duration in words", "600", "\"600\""),
                invalid("a duration beyond numbers", "600", "99999999999999999999"),
                invalid("an endless summary", "They want ten carts.", "x".repeat(10_001)),
                invalid("a summary as a list", "\"They want ten carts.\"", "[\"a\"]"),
                invalid("control characters", "ten", "\\u0000"), invalid("an unknown field", "\"summary\"", "\"text\""),
                invalid("an employee of choice", "\"summary\"", "\"employeeId\""),
                invalid("a customer that is no id", "\"customerId\":\"%s\"", "\"customerId\":\"nobody\""),
                invalid("no customer", "\"customerId\":\"%s\",", ""),
                arguments("an unknown customer", 409, "unknown-customer", CALL.formatted(UUID.randomUUID())),
                arguments("nothing", 400, "malformed-body", ""), arguments("a list", 400, "malformed-body", "[]"),
                arguments("half a document", 400, "malformed-body", "{\"customerId\":"));
    }

    private static Arguments invalid(String what, String part, String replacement) {
        return arguments(what, 400, "validation-failed",
                CALL.replace(part, replacement).formatted(UUID.randomUUID()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatIsWrongIsNotLogged(String what, int status, String code, String body) {
        refused(status, code, () -> post(People.REP, body));
    }

    /** Today 15. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"phone\"|\"whatsapp\"|channel|must be one of email, phone, meeting, visit, chat, social, web, webinar, demo, letter, purchase",
            "\"phone\"|7|channel|must be one of email, phone, meeting, visit, chat, social, web, webinar, demo, letter, purchase",
            "\"outbound\"|\"sideways\"|direction|must be one of inbound, outbound",
            "2026-01-05T10|0001-01-05T10|occurredAt|must not lie before 1900-01-01T00:00:00Z",
            "2026-01-05T10|2999-01-05T10|occurredAt|must not lie in the future",
            "\"2026-01-05T10:00:00Z\"|\"5 Jan\"|occurredAt|must be an instant like \"2026-11-01T10:00:00Z\""})
    void aRefusalSaysWhatIsWrong(String part, String replacement, String field, String message) {
        Answer answer = post(People.REP, CALL.formatted(customer).replace(part, replacement));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(answer.body().path("errors").get(0).path("message").asString()).isEqualTo(message);
    }

    @Test
    void bodiesThatCannotBeReadAreRefused() {
        refused(413, "too-large", () -> post(People.REP, "{\"summary\":\"" + "x".repeat(1 << 21) + "\"}"));
        byte[] broken = "{\"summary\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        refused(400, "malformed-body", () -> Answer.to(
                service.request(People.REP, "/api/interactions").POST(BodyPublishers.ofByteArray(broken))));
        refused(415, "unsupported-media-type", () -> Answer.to(service.request(People.REP, "/api/interactions")
                .setHeader("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"))));
    }

    @Test
    void tokensThatAreNotGoodAreRefused() {
        var elsewhere = new TokenIssuer();
        Date past = Date.from(Instant.now().minusSeconds(120));
        for (String token : new String[]{"", "nonsense", elsewhere.token(People.ADMIN),
                TokenIssuer.TRUSTED.token(People.ADMIN, claims -> claims.audience("others")),
                TokenIssuer.TRUSTED.token(People.ADMIN, claims -> claims.expirationTime(past))}) {
            refused(401, "unauthenticated", () -> Answer.to(service.request("/api/interactions")
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofString(CALL.formatted(customer)))));
        }
    }

    @Test
    void thereIsNothingElse() {
        for (String path : new String[]{"/api/interactions", "/api/interactions/" + UUID.randomUUID(), "/api/deals"}) {
            assertThat(Answer.to(service.request(People.ADMIN, path).GET()).status()).isIn(404, 405);
        }
        assertThat(Answer.to(service.request(People.ADMIN, "/api/interactions/" + UUID.randomUUID())
                .method("PATCH", BodyPublishers.ofString("{}"))).status()).isIn(404, 405);
    }

    private static Answer post(Caller caller, String body) {
        return service.post(caller, "/api/interactions", body);
    }

    private static void refused(int status, String code, Supplier<Answer> request) {
        long before = service.events();

        Answer answer = request.get();

        assertThat(answer.status() + " " + answer.code()).as(answer.body().toString()).isEqualTo(status + " " + code);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().toString()).doesNotContain("Exception", "java.", "sql");
        assertThat(service.events()).isEqualTo(before);
    }
}
