package dev.rapport.deal.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.Customers;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.TokenIssuer;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.deal.support.DealServer;
import dev.rapport.events.employee.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What bad input gets: the documented status and code, nothing stored, nothing leaked. */
class BadInputIT {

    private static final String TITLE = "A title that nobody else may see";

    private static WriteService service;
    private static UUID customer;
    private static UUID open;
    private static UUID won;
    private static UUID pipeline;

    @BeforeAll
    static void start() {
        service = DealServer.start();
        customer = Customers.contact();
        open = deal();
        won = deal();
        service.post(People.REP, "/api/deals/" + won + "/win", "{}");
        pipeline = service.post(People.MANAGER, "/api/pipelines", """
                {"name":"Partners","stages":[{"key":"open","name":"Open","probability":"0.1"}]}""").id();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static UUID deal() {
        Answer created = service.post(People.REP, "/api/deals", """
                {"title":"%s","customerId":"%s"}""".formatted(TITLE, customer));
        assertThat(created.status()).isEqualTo(201);
        return created.id();
    }

    static Stream<Arguments> badDeals() {
        String unknown = UUID.randomUUID().toString();
        return Stream.of(arguments("no body", 400, "malformed-body", ""),
                arguments("not JSON", 400, "malformed-body", "{\"title\":"),
                arguments("no object", 400, "malformed-body", "[]"),
                arguments("more than one document", 400, "malformed-body", "{} {}"),
                arguments("nothing in it", 400, "validation-failed", "{}"),
                arguments("unknown field", 400, "validation-failed", with("\"stage\":\"payment\"")),
                arguments("a field twice", 400, "malformed-body", with("\"title\":\"a\",\"title\":\"b\"")),
                arguments("title of another type", 400, "validation-failed", with("\"title\":7")),
                arguments("blank title", 400, "validation-failed", with("\"title\":\"  \"")),
                arguments("endless title", 400, "validation-failed", with("\"title\":\"" + "x".repeat(201) + "\"")),
                arguments("title with control characters", 400, "validation-failed", with("\"title\":\"a\\u0000b\"")),
                arguments("half a character", 400, "validation-failed", with("\"title\":\"a\\ud83d\"")),
                arguments("customer that is no id", 400, "validation-failed",
                        "{\"title\":\"a\",\"customerId\":\"nobody\"}"),
                arguments("customer of another type", 400, "validation-failed", "{\"title\":\"a\",\"customerId\":{}}"),
                arguments("unknown customer", 409, "unknown-customer",
                        "{\"title\":\"a\",\"customerId\":\"" + unknown + "\"}"),
                arguments("an account that is none of the customer's", 409, "not-an-account-of-the-customer",
                        with("\"accountId\":\"" + unknown + "\"")),
                arguments("unknown pipeline", 409, "unknown-pipeline", with("\"pipelineId\":\"" + unknown + "\"")),
                arguments("unknown owner", 403, "forbidden", with("\"ownerId\":\"" + unknown + "\"")),
                arguments("negative money", 400, "validation-failed", withAmount("\"-1.00\"", "EUR")),
                arguments("money too precise", 400, "validation-failed", withAmount("\"1.001\"", "EUR")),
                arguments("yen with a fraction", 400, "validation-failed", withAmount("\"100.5\"", "JPY")),
                arguments("too much money", 400, "validation-failed", withAmount("\"100000000000000\"", "EUR")),
                arguments("money as a number", 400, "validation-failed", withAmount("1.00", "EUR")),
                arguments("money in words", 400, "validation-failed", withAmount("\"NaN\"", "EUR")),
                arguments("unknown currency", 400, "validation-failed", withAmount("\"1.00\"", "XYZ")),
                arguments("gold", 400, "validation-failed", withAmount("\"1.00\"", "XAU")),
                arguments("currency in lower case", 400, "validation-failed", withAmount("\"1.00\"", "eur")),
                arguments("no currency", 400, "validation-failed", with("\"amount\":{\"amount\":\"1.00\"}")),
                arguments("money as a list", 400, "validation-failed", with("\"amount\":[]")),
                arguments("a day that does not exist", 400, "validation-failed",
                        with("\"expectedClose\":\"2027-02-30\"")),
                arguments("a day as a list", 400, "validation-failed", with("\"expectedClose\":[2027,1,15]")),
                arguments("an empty list for a day", 400, "validation-failed", with("\"expectedClose\":[]")),
                arguments("a day as a number", 400, "validation-failed", with("\"expectedClose\":20000")),
                arguments("an instant for a day", 400, "validation-failed",
                        with("\"expectedClose\":\"2027-01-15T10:00:00Z\"")),
                arguments("a day beyond all plans", 400, "validation-failed",
                        with("\"expectedClose\":\"+999999-01-01\"")),
                arguments("the future", 400, "validation-failed", with("\"occurredAt\":\"2999-01-01T00:00:00Z\"")),
                arguments("a time without zone", 400, "validation-failed",
                        with("\"occurredAt\":\"2026-01-01T00:00:00\"")),
                arguments("a time as a number", 400, "validation-failed", with("\"occurredAt\":1700000000")),
                arguments("a number as text for a time", 400, "validation-failed",
                        with("\"occurredAt\":\"1700000000\"")),
                arguments("an empty list for a time", 400, "validation-failed", with("\"occurredAt\":[]")));
    }

    private static String with(String field) {
        return "{\"title\":\"a\",\"customerId\":\"%s\",%s}".formatted(customer, field)
                .replace("\"title\":\"a\",\"customerId",
                        field.startsWith("\"title\"") ? "\"customerId" : "\"title\":\"a\",\"customerId");
    }

    private static String withAmount(String amount, String currency) {
        return with("\"amount\":{\"amount\":%s,\"currency\":\"%s\"}".formatted(amount, currency));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDeals")
    void aBadDealIsNotOpened(String what, int status, String code, String body) {
        refused(status, code, () -> service.post(People.REP, "/api/deals", body));
    }

    static Stream<Arguments> badSteps() {
        String unknown = UUID.randomUUID().toString();
        return Stream.of(
                arguments("to an unknown stage", 409, "unknown-stage", open, "move", "{\"stage\":\"dreaming\"}"),
                arguments("to a stage with a strange name", 409, "unknown-stage", open, "move",
                        "{\"stage\":\"'; drop table event; --\"}"),
                arguments("to no stage", 400, "validation-failed", open, "move", "{}"),
                arguments("to null", 400, "validation-failed", open, "move", "{\"stage\":null}"),
                arguments("to a number", 400, "validation-failed", open, "move", "{\"stage\":3}"),
                arguments("with an unknown field", 400, "validation-failed", open, "move",
                        "{\"stage\":\"payment\",\"force\":true}"),
                arguments("before the deal was opened", 409, "before-previous-step", open, "move",
                        "{\"stage\":\"payment\",\"occurredAt\":\"2020-01-01T00:00:00Z\"}"),
                arguments("in the future", 400, "validation-failed", open, "win",
                        "{\"occurredAt\":\"2999-01-01T00:00:00Z\"}"),
                arguments("of a won deal", 409, "deal-already-closed", won, "move", "{\"stage\":\"payment\"}"),
                arguments("loss of a won deal", 409, "deal-already-closed", won, "lose", "{\"reason\":\"price\"}"),
                arguments("loss without reason", 400, "validation-failed", open, "lose", "{}"),
                arguments("loss without body", 400, "malformed-body", open, "lose", ""),
                arguments("reopening an open deal", 409, "deal-not-closed", open, "reopen", "{}"),
                arguments("of nothing", 404, "not-found", UUID.fromString(unknown), "move", "{\"stage\":\"payment\"}"),
                arguments("of a pipeline", 404, "not-found", pipeline, "move", "{\"stage\":\"payment\"}"),
                arguments("that is none", 404, "not-found", open, "fly", "{}"));
    }

    @ParameterizedTest(name = "a step {0}")
    @MethodSource("badSteps")
    void aBadStepIsNotTaken(String what, int status, String code, UUID deal, String step, String body) {
        refused(status, code, () -> service.post(People.REP, "/api/deals/" + deal + "/" + step, body));
    }

    static Stream<Arguments> badPatches() {
        return Stream.of(arguments("unknown field", 400, "validation-failed", "{\"colour\":\"red\"}"),
                arguments("the customer", 400, "validation-failed", "{\"customerId\":\"" + customer + "\"}"),
                arguments("the stage", 400, "validation-failed", "{\"stage\":\"payment\"}"),
                arguments("no title", 400, "validation-failed", "{\"title\":null}"),
                arguments("no object", 400, "malformed-body", "[]"),
                arguments("null", 400, "malformed-body", "null"),
                arguments("nothing", 400, "malformed-body", ""),
                arguments("negative money", 400, "validation-failed",
                        "{\"amount\":{\"amount\":\"-5\",\"currency\":\"EUR\"}}"),
                arguments("a day as a list", 400, "validation-failed", "{\"expectedClose\":[2027,1,1]}"),
                arguments("no owner", 400, "validation-failed", "{\"ownerId\":null}"),
                arguments("an owner that is no id", 400, "validation-failed", "{\"ownerId\":\"1-1-1-1-1\"}"),
                arguments("an unknown owner", 409, "unknown-employee",
                        "{\"ownerId\":\"" + UUID.randomUUID() + "\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPatches")
    void aBadPatchChangesNothing(String what, int status, String code, String body) {
        refused(status, code, () -> service.patch(People.REP, "/api/deals/" + open, body));
    }

    static Stream<Arguments> badPipelines() {
        String stage = "{\"key\":\"open\",\"name\":\"Open\",\"probability\":\"0.1\"}";
        return Stream.of(arguments("no stages", "{\"name\":\"P\"}"),
                arguments("empty", "{\"name\":\"P\",\"stages\":[]}"),
                arguments("null for a stage", "{\"name\":\"P\",\"stages\":[null]}"),
                arguments("one key twice", "{\"name\":\"P\",\"stages\":[" + stage + "," + stage + "]}"),
                arguments("probability as a number",
                        "{\"name\":\"P\",\"stages\":[" + stage.replace("\"0.1\"", "0.1") + "]}"),
                arguments("probability over one", "{\"name\":\"P\",\"stages\":[" + stage.replace("0.1", "1.1") + "]}"),
                arguments("key with capitals", "{\"name\":\"P\",\"stages\":[" + stage.replace("open", "Open") + "]}"),
                arguments("unknown field", "{\"name\":\"P\",\"defaultPipeline\":true,\"stages\":[" + stage + "]}"),
                arguments("a key without end", "{\"name\":\"P\",\"stages\":["
                        + stage.replace("open", "a-".repeat(400_000) + "a") + "]}"),
                arguments("too many stages", "{\"name\":\"P\",\"stages\":["
                        + IntStream.range(0, 51).mapToObj(i -> stage.replace("open", "open-" + i))
                                .collect(Collectors.joining(","))
                        + "]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPipelines")
    void aBadPipelineIsNotSetUp(String what, String body) {
        refused(400, "validation-failed", () -> service.post(People.MANAGER, "/api/pipelines", body));
    }

    @Test
    void otherPeoplesDealsAreNotChangedAndNotTold() {
        for (Caller other : Set.of(People.OTHER_REP, People.SUPPORT, People.ANALYST)) {
            refused(403, "forbidden",
                    () -> service.post(other, "/api/deals/" + open + "/move", "{\"stage\":\"payment\"}"));
            refused(403, "forbidden", () -> service.patch(other, "/api/deals/" + open, "{\"title\":\"Mine\"}"));
        }
        refused(403, "forbidden", () -> service.patch(People.OTHER_REP, "/api/deals/" + open,
                "{\"ownerId\":\"" + People.OTHER_REP.employeeId() + "\"}"));
    }

    @Test
    void rolesThatDoNotSellOpenNoDealsAndChangeNoPipelines() {
        String deal = "{\"title\":\"a\",\"customerId\":\"" + customer + "\"}";
        String stages = "{\"name\":\"P\",\"stages\":[{\"key\":\"open\",\"name\":\"Open\",\"probability\":\"0.1\"}]}";
        Caller marketing = new Caller(UUID.randomUUID(), Set.of(Role.MARKETING));
        Caller nobody = new Caller(UUID.randomUUID(), Set.of());
        for (Caller caller : Set.of(People.SUPPORT, People.ANALYST, marketing, nobody)) {
            refused(403, "forbidden", () -> service.post(caller, "/api/deals", deal));
            refused(403, "forbidden", () -> service.post(caller, "/api/pipelines", stages));
            refused(403, "forbidden", () -> service.patch(caller, "/api/pipelines/" + pipeline, "{\"name\":\"Q\"}"));
        }
        refused(403, "forbidden", () -> service.patch(People.REP, "/api/pipelines/" + pipeline, "{\"name\":\"Q\"}"));
    }

    @Test
    void tokensThatAreNotGoodAreRefused() {
        var elsewhere = new TokenIssuer();
        Date past = Date.from(Instant.now().minusSeconds(120));
        String good = TokenIssuer.TRUSTED.token(People.ADMIN);
        for (String token : new String[]{"", "nonsense", good.substring(0, good.length() - 6) + "AAAAAA",
                TokenIssuer.TRUSTED.forged(People.ADMIN), elsewhere.token(People.ADMIN),
                TokenIssuer.TRUSTED.token(People.ADMIN, claims -> claims.audience("others")),
                TokenIssuer.TRUSTED.token(People.ADMIN, claims -> claims.expirationTime(past))}) {
            refused(401, "unauthenticated", () -> Answer.to(service.request("/api/deals/" + open + "/win")
                    .header("Authorization", "Bearer " + token).POST(BodyPublishers.ofString("{}"))));
        }
        refused(401, "unauthenticated",
                () -> Answer.to(service.request("/api/deals/" + open + "/win").POST(BodyPublishers.ofString("{}"))));
    }

    @Test
    void bodiesThatCannotBeReadAreRefused() {
        refused(413, "too-large",
                () -> service.post(People.REP, "/api/deals", "{\"title\":\"" + "x".repeat(1 << 21) + "\"}"));
        refused(400, "validation-failed", () -> service.post(People.REP, "/api/deals",
                "{\"title\":\"" + "x".repeat(1_000_000) + "\",\"customerId\":\"" + customer + "\"}"));
        byte[] broken = "{\"title\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        refused(400, "malformed-body", () -> Answer.to(
                service.request(People.REP, "/api/deals").POST(BodyPublishers.ofByteArray(broken))));
        refused(415, "unsupported-media-type", () -> Answer.to(service.request(People.REP, "/api/deals")
                .setHeader("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"))));
    }

    @Test
    void anIdempotencyKeyBelongsToOneRequest() {
        String key = UUID.randomUUID().toString();
        String body = "{\"title\":\"a\",\"customerId\":\"" + customer + "\"}";
        Answer first = under(key, body);
        assertThat(first.status()).isEqualTo(201);

        refused(422, "idempotency-key-reused", () -> under(key, body.replace("\"a\"", "\"b\"")));
        refused(400, "invalid-parameter", () -> under("with space", body));
    }

    private static Answer under(String key, String body) {
        return Answer.to(service.request(People.REP, "/api/deals").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void preconditionsThatDoNotHoldAreRefused() {
        refused(412, "stale-version", () -> ifMatch("\"7\""));
        refused(400, "invalid-parameter", () -> ifMatch("seven"));
    }

    private static Answer ifMatch(String tag) {
        return Answer.to(service.request(People.REP, "/api/deals/" + open + "/win").header("If-Match", tag)
                .POST(BodyPublishers.ofString("{}")));
    }

    @Test
    void thereIsNothingElse() {
        for (String path : new String[]{"/api/deals", "/api/deals/" + open, "/api/pipelines", "/api/contacts", "/"}) {
            Answer answer = Answer.to(service.request(People.ADMIN, path).GET());
            assertThat(answer.status()).isIn(404, 405);
            assertThat(answer.code()).isIn("not-found", "method-not-allowed");
        }
        refused(400, "invalid-parameter", () -> service.post(People.REP, "/api/deals/not-an-id/win", "{}"));
    }

    private static void refused(int status, String code, Supplier<Answer> request) {
        long before = service.events();

        Answer answer = request.get();

        assertThat(answer.status() + " " + answer.code()).as(answer.body().toString()).isEqualTo(status + " " + code);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().toString()).doesNotContain(TITLE, "Exception", "java.", "sql");
        assertThat(service.events()).isEqualTo(before);
    }
}
