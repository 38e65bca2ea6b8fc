package dev.rapport.contact.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.TokenIssuer;
import dev.rapport.events.customer.Channel;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Coded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong gets the documented status and code, tells nothing and stores nothing. */
class BadInputIT {

    private static final RunningService SERVICE = RunningService.shared();
    private static final UUID REP = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID LEAD = SERVICE.post("/api/leads", "{\"name\": \"Somchai\"}").by(REP, Role.REP).send()
            .id();
    private static final UUID CONTACT = SERVICE.post("/api/contacts", "{\"name\": \"Lin Wei\"}").by(REP, Role.REP)
            .send().id();

    private long eventsBefore;

    @BeforeEach
    void count() {
        eventsBefore = events();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(events()).isEqualTo(eventsBefore);
    }

    private static long events() {
        return SERVICE.jdbc().queryForList("select count(*) from event", Long.class).getFirst();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("invalidBodies")
    void anInvalidBodyIsRefused(String method, String path, String body, String code, String field) {
        Answer answer = (method.equals("POST") ? SERVICE.post(path, body) : SERVICE.patch(path, body)).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        if (!field.isEmpty()) {
            assertThat(answer.body().path("errors").findValuesAsString("field")).contains(field);
        }
    }

    static Stream<Arguments> invalidBodies() {
        String lead = "/api/leads/" + LEAD;
        String contact = "/api/contacts/" + CONTACT;
        return Stream.of(
                create("/api/leads", "{\"name\": \"A\", \"nickname\": \"B\"}", "nickname"),
                create("/api/leads", "{}", "name"), create("/api/leads", "{\"name\": null}", "name"),
                create("/api/leads", "{\"name\": 7}", "name"), create("/api/leads", "{\"name\": true}", "name"),
                create("/api/leads", "{\"name\": [\"A\"]}", "name"), create("/api/leads", "{\"name\": \" \"}", "name"),
                create("/api/leads", "{\"name\": \"" + "x".repeat(201) + "\"}", "name"),
                create("/api/leads", "{\"name\": \"A\\u0000B\"}", "name"),
                create("/api/leads", "{\"name\": \"A\\nB\"}", "name"),
                create("/api/leads", "{\"name\": \"A\\u0085B\"}", "name"),
                create("/api/leads", "{\"name\": \"A\\ud800B\"}", "name"),
                create("/api/leads", "{\"name\": \"A\", \"interest\": \"a\\u0007\"}", "interest"),
                create("/api/leads", "{\"name\": \"A\", \"email\": \"nobody\"}", "email"),
                create("/api/leads", "{\"name\": \"A\", \"email\": \"a@b\"}", "email"),
                create("/api/leads", "{\"name\": \"A\", \"email\": \"a@b.example, c@d.example\"}", "email"),
                create("/api/leads", "{\"name\": \"A\", \"phone\": \"0812345678\"}", "phone"),
                create("/api/leads", "{\"name\": \"A\", \"phone\": \"+66\"}", "phone"),
                create("/api/leads", "{\"name\": \"A\", \"phone\": \"call me\"}", "phone"),
                create("/api/leads", "{\"name\": \"A\", \"ownerId\": \"me\"}", "ownerId"),
                create("/api/leads", "{\"name\": \"A\", \"occurredAt\": \"yesterday\"}", "occurredAt"),
                create("/api/leads", "{\"name\": \"A\", \"occurredAt\": 1700000000}", "occurredAt"),
                create("/api/leads", "{\"name\": \"A\", \"occurredAt\": \"2999-01-01T00:00:00Z\"}", "occurredAt"),
                malformed("/api/leads", "{\"name\": \"A\", \"name\": \"B\"}"), malformed("/api/leads", "{\"name\": "),
                malformed("/api/leads", "[]"), malformed("/api/leads", "null"), malformed("/api/leads", "\"A\""),
                malformed("/api/leads", "{\"name\": \"A\"} {}"), malformed("/api/leads", ""),
                malformed("/api/leads", "{\"name\": \"A\", \"email\": " + "[".repeat(2000)),
                arguments("PATCH", lead, "{\"email\": " + "[".repeat(2000), "malformed-body", ""),
                arguments("PATCH", lead, "{\"name\": \"A\", \"name\": \"B\"}", "malformed-body", ""),
                create("/api/leads", "{\"name\": \"A\", \"emails\": [{\"address\": \"nobody\"}]}", "emails[0].address"),
                create("/api/leads", "{\"name\": \"A\", \"emails\": [{\"kind\": \"work\"}]}", "emails[0].address"),
                create("/api/leads", "{\"name\": \"A\", \"emails\": [{\"address\": \"a@b.example\", \"kind\": \"x\"}]}",
                        "emails[0].kind"),
                create("/api/leads", "{\"name\": \"A\", \"emails\": [{\"address\": \"a@b.example\", \"is\": 1}]}",
                        "emails[0].is"),
                create("/api/leads", "{\"name\": \"A\", \"emails\": [" + "{\"address\": \"a@b.example\"},".repeat(10)
                        + "{\"address\": \"c@b.example\"}]}", "emails"),
                create("/api/leads",
                        "{\"name\": \"A\", \"email\": \"a@b.example\", \"emails\": [{\"address\": \"c@b.example\"}]}",
                        "email"),
                patch(lead, "{\"email\": null, \"emails\": [{\"address\": \"c@b.example\", \"primary\": true}]}",
                        "email"),
                patch(lead, "{\"phones\": [{\"number\": \"0812\"}]}", "phones[0].number"),
                patch(contact, "{\"addresses\": [{\"country\": \"XX\"}]}", "addresses[0].country"),
                patch(contact, "{\"addresses\": [{\"lines\": [\"a\", \"b\", \"c\", \"d\", \"e\"]}]}",
                        "addresses[0].lines"),
                patch(contact, "{\"handles\": [{\"network\": \"line\"}]}", "handles[0].handle"),
                create("/api/accounts", "{\"name\": \"A\", \"domains\": [\"no domain\"]}", "domains[0]"),
                create("/api/sources", "{\"key\": \"Trade Fair\", \"name\": \"A\"}", "key"),
                create("/api/sources", "{\"key\": \"trade-fair\"}", "name"),
                create("/api/sources", "{\"key\": \"fair\", \"name\": \"A\", \"prospectList\": \"yes\"}",
                        "prospectList"),
                create(contact + "/kinds", "{\"add\": [\"customer\"]}", "add[0]"),
                create(contact + "/kinds", "{\"remove\": [null]}", "remove[0]"),
                create("/api/accounts", "{\"name\": \"A\", \"kinds\": [\"friend\"]}", "kinds[0]"),
                patch(contact, "{\"kinds\": [\"customer\"]}", "kinds"),
                create(contact + "/needs", "{\"kind\": \"wish\", \"text\": \"A\"}", "kind"),
                create(contact + "/needs", "{\"kind\": \"goal\"}", "text"),
                create(contact + "/needs/" + LEAD + "/close", "{\"outcome\": \"lost\"}", "outcome"),
                create(lead + "/next-step", "{\"what\": \"A\"}", "dueOn"),
                create(lead + "/next-step", "{\"what\": \"A\", \"dueOn\": \"2026-02-30\"}", "dueOn"),
                create("/api/leads", "{\"name\": \"A\", \"nextStep\": {\"dueOn\": \"2026-02-01\"}}", "nextStep.what"),
                patch(lead, "{\"nextStep\": {\"what\": \"A\", \"dueOn\": \"2026-02-01\"}}", "nextStep"),
                create("/api/leads", "{\"name\": \"A\", \"externalIds\": {\"Sales Force\": \"1\"}}", "externalIds.?"),
                create("/api/leads", "{\"name\": \"A\", \"externalIds\": {\"Sap\": \"1\"}}", "externalIds.Sap"),
                create("/api/leads", "{\"name\": \"A\", \"externalIds\": {\"sap\": null}}", "externalIds.sap"),
                patch(lead, "{\"externalIds\": {\"sap\": \"" + "x".repeat(121) + "\"}}", "externalIds.sap"),
                patch(lead, "{\"externalIds\": {\"sap\": 7}}", "externalIds.sap"),
                patch(lead, "{\"name\": null}", "name"), patch(lead, "{\"id\": \"" + LEAD + "\"}", "id"),
                patch(lead, "{\"phone\": 66812345678}", "phone"), patch(lead, "{\"email\": {\"a\": 1}}", "email"),
                patch(contact, "{\"ownerId\": null}", "ownerId"), patch(contact, "{\"ownerId\": \"x\"}", "ownerId"),
                patch(contact, "{\"language\": \"English\"}", "language"),
                patch(contact, "{\"accountIds\": \"" + CONTACT + "\"}", "accountIds"),
                patch(contact, "{\"accountIds\": [null]}", "accountIds[0].<list element>"),
                arguments("PATCH", lead, "[{\"op\": \"remove\"}]", "malformed-body", ""),
                arguments("PATCH", lead, "null", "malformed-body", ""),
                create(lead + "/disqualify", "{}", "reason"), create(lead + "/assign", "{}", "ownerId"),
                create(lead + "/convert",
                        "{\"deal\": {\"title\": \"A\", \"amount\": {\"amount\": \"-1\", \"currency\": \"EUR\"}}}",
                        "deal.amount"),
                create(lead + "/convert",
                        "{\"deal\": {\"title\": \"A\", \"amount\": {\"amount\": \"1.001\", \"currency\": \"EUR\"}}}",
                        "deal.amount"),
                create(lead + "/convert",
                        "{\"deal\": {\"title\": \"A\", \"amount\": {\"amount\": 1, \"currency\": \"EUR\"}}}",
                        "deal.amount.amount"),
                create(lead + "/convert",
                        "{\"deal\": {\"title\": \"A\", \"amount\": {\"amount\": \"1\", \"currency\": \"XYZ\"}}}",
                        "deal.amount"),
                create(lead + "/convert", "{\"deal\": {\"title\": \"A\", \"expectedClose\": \"2027-02-30\"}}",
                        "deal.expectedClose"),
                create("/api/accounts", "{\"name\": \"A\", \"website\": \"javascript:alert(1)\"}", "website"),
                create("/api/employees", "{\"name\": \"A\", \"email\": \"a@b.example\", \"role\": \"boss\"}", "role"),
                create("/api/employees", "{\"name\": \"A\", \"email\": \"a@b.example\", \"role\": 1}", "role"),
                create("/api/employees", "{\"name\": \"A\", \"email\": \"a@b.example\", \"role\": \"\"}", "role"),
                create(contact + "/classify", "{}", "lifecycle"),
                create(contact + "/classify", "{\"lifecycle\": \"lost\"}", "reason"),
                create(contact + "/classify", "{\"lifecycle\": \"PROSPECT\"}", "lifecycle"),
                create(contact + "/consents", "{\"purpose\": \"news\"}", "given"),
                create(contact + "/consents", "{\"purpose\": \"news\", \"given\": \"yes\"}", "given"),
                create(contact + "/consents", "{\"purpose\": \"news\", \"given\": true, \"channel\": \"fax\"}",
                        "channel"),
                create(contact + "/erase", "{}", "reason"), create(contact + "/merge", "{}", "duplicateId"));
    }

    /** Today 15: every field of choices, in whole bodies and in patches, and the earliest time there is. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("messages")
    void aRefusalNamesTheChoicesAndTheLimit(String method, String path, String body, String message) {
        Answer answer = (method.equals("POST") ? SERVICE.post(path, body) : SERVICE.patch(path, body)).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsString("message")).containsExactly(message);
    }

    static Stream<Arguments> messages() {
        String contact = "/api/contacts/" + CONTACT;
        String roles = "must be one of admin, manager, rep, support, marketing, analyst";
        String employee = "{\"name\": \"A\", \"email\": \"a@b.example\", \"role\": %s}";
        String early = "must not lie before 1900-01-01T00:00:00Z";
        return Stream.of(arguments("POST", "/api/employees", employee.formatted("\"boss\""), roles),
                arguments("POST", "/api/employees", employee.formatted("7"), roles),
                arguments("POST", contact + "/classify", "{\"lifecycle\": \"gone\"}",
                        "must be one of potential, prospect, customer, lost"),
                arguments("POST", contact + "/classify", "{\"tier\": \"gold\"}",
                        "must be one of " + String.join(", ", Coded.codes(Tier.class))),
                arguments("POST", contact + "/consents",
                        "{\"purpose\": \"news\", \"given\": true, \"channel\": \"whatsapp\"}",
                        "must be one of " + String.join(", ", Coded.codes(Channel.class))),
                arguments("POST", "/api/leads", "{\"name\": \"A\", \"occurredAt\": \"0001-01-01T00:00:00Z\"}", early),
                arguments("PATCH", contact, "{\"jobTitle\": \"A\", \"occurredAt\": \"1899-12-31T23:59:59Z\"}", early),
                arguments("POST", "/api/leads/" + LEAD + "/convert",
                        "{\"deal\": {\"title\": \"A\", \"expectedClose\": \"0001-01-01\"}}",
                        "must be a day from 1900-01-01 to 2199-12-31"));
    }

    private static Arguments create(String path, String body, String field) {
        return arguments("POST", path, body, "validation-failed", field);
    }

    private static Arguments patch(String path, String body, String field) {
        return arguments("PATCH", path, body, "validation-failed", field);
    }

    private static Arguments malformed(String path, String body) {
        return arguments("POST", path, body, "malformed-body", "");
    }

    @Test
    void textThatIsNoUtf8IsRefused() {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"name\": \"".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(new byte[]{(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        body.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
        Answer answer = SERVICE.post("/api/leads", "").body(body.toByteArray()).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isIn("malformed-body", "validation-failed");
    }

    @Test
    void aBodyIsOfLimitedSize() {
        assertRefused(SERVICE.post("/api/leads", "{\"name\": \"" + "x".repeat(1_100_000) + "\"}"), 413, "too-large");
        assertRefused(SERVICE.post("/api/leads", "{\"name\": \"" + "x".repeat(1_000_000) + "\"}"), 400,
                "validation-failed");
    }

    @Test
    void aBodyIsJson() {
        assertRefused(SERVICE.post("/api/leads", "name=A").contentType("application/x-www-form-urlencoded"), 415,
                "unsupported-media-type");
        assertRefused(SERVICE.post("/api/leads", "<lead/>").contentType("application/xml"), 415,
                "unsupported-media-type");
    }

    /** Security F21. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "*/*;charset=utf-8", "nonsense", "application/json;charset=utf-16",
            "application/json;charset=nonsense"})
    void aMediaTypeThatIsNoneIsRefused(String type) {
        assertRefused(SERVICE.post("/api/leads", "{\"name\": \"A\"}").contentType(type), 415,
                "unsupported-media-type");
    }

    /** Security F22. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void aBodyIsInUtf8(String encoding) {
        var body = "{\"name\": \"A\"}".getBytes(Charset.forName(encoding));
        assertRefused(SERVICE.post("/api/leads", "").body(body), 400, "malformed-body");
        assertRefused(SERVICE.patch("/api/leads/" + LEAD, "").body(body), 400, "malformed-body");
    }

    @Test
    void whoAcceptsNoJsonIsRefusedBeforeAnythingIsDone() {
        assertRefused(SERVICE.post("/api/leads", "{\"name\": \"A\"}").header("Accept", "application/xml"), 406,
                "not-acceptable");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertRefused(SERVICE.patch("/api/leads/" + UUID.randomUUID(), "{}"), 404, "not-found");
        assertRefused(SERVICE.patch("/api/leads/" + CONTACT, "{}"), 404, "not-found");
        assertRefused(SERVICE.post("/api/contacts/" + LEAD + "/erase", "{\"reason\": \"x\"}"), 404, "not-found");
        assertRefused(SERVICE.patch("/api/leads/1", "{}"), 400, "invalid-parameter");
        assertRefused(SERVICE.post("/api/nothing", "{}"), 404, "not-found");
        assertRefused(SERVICE.get("/api/leads/" + LEAD), 405, "method-not-allowed");
    }

    @Test
    void headersAreCheckedToo() {
        assertRefused(SERVICE.post("/api/leads", "{\"name\": \"A\"}").header("Idempotency-Key", "x".repeat(256)), 400,
                "invalid-parameter");
        assertRefused(SERVICE.patch("/api/leads/" + LEAD, "{\"name\": \"A\"}").header("If-Match", "\"99\""), 412,
                "stale-version");
        assertRefused(SERVICE.patch("/api/leads/" + LEAD, "{\"name\": \"A\"}").header("If-Match", "1"), 400,
                "invalid-parameter");
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void onlyAValidTokenIsAccepted(UnaryOperator<RunningService.Call> change) {
        Answer answer = change.apply(SERVICE.post("/api/leads", "{\"name\": \"A\"}")).send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("www-authenticate")).startsWith("Bearer");
    }

    static List<UnaryOperator<RunningService.Call>> tokens() {
        var issuer = TokenIssuer.TRUSTED;
        var admin = new Caller(REP, Set.of(Role.ADMIN));
        Date past = Date.from(Instant.now().minusSeconds(3600));
        return List.of(call -> call.token(null), call -> call.token("x.y.z"),
                call -> call.token(issuer.forged(admin)),
                call -> call.token("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsInJvbGVzIjpbImFkbWluIl19."),
                call -> call.token(issuer.token(admin, claims -> claims.expirationTime(past))),
                call -> call.token(issuer.token(admin, claims -> claims.expirationTime(null))),
                call -> call.token(issuer.token(admin, claims -> claims.audience("others"))),
                call -> call.token(issuer.token(admin, claims -> claims.issuer("http://127.0.0.1:1"))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("forbidden")
    void whatSomebodyMayNotDoIsRefused(Role role, String path, String body) {
        Answer answer = (path.matches(".*/[-0-9a-f]{36}") ? SERVICE.patch(path, body) : SERVICE.post(path, body))
                .by(OTHER, role).send();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
        assertThat(answer.body().toString()).doesNotContain("Somchai", "Lin Wei", REP.toString());
    }

    /** By the policy of a new installation, as if there were no such lead. */
    @ParameterizedTest
    @ValueSource(strings = {"rep", "manager", "support"})
    void aLeadOfNobodyNearIsNotThere(String role) {
        for (var call : List.of(SERVICE.patch("/api/leads/" + LEAD, "{\"name\": \"A\"}"),
                SERVICE.post("/api/leads/" + LEAD + "/qualify", "{}"))) {
            Answer answer = call.by(OTHER, Coded.of(Role.class, role)).send();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not-found");
        }
    }

    static Stream<Arguments> forbidden() {
        String named = "{\"name\": \"A\"}";
        String employee = "{\"name\": \"A\", \"email\": \"a@b.example\", \"role\": \"admin\"}";
        return Stream.of(
                arguments(Role.ANALYST, "/api/leads", named), arguments(Role.SUPPORT, "/api/leads", named),
                arguments(Role.ANALYST, "/api/contacts", named), arguments(Role.MARKETING, "/api/contacts", named),
                arguments(Role.SUPPORT, "/api/accounts", named), arguments(Role.MARKETING, "/api/accounts", named),
                arguments(Role.MANAGER, "/api/employees", employee), arguments(Role.REP, "/api/employees", employee),
                arguments(Role.MARKETING, "/api/leads/" + LEAD + "/convert", "{}"),
                arguments(Role.SUPPORT, "/api/contacts/" + CONTACT, named),
                arguments(Role.REP, "/api/contacts/" + CONTACT + "/erase", "{\"reason\": \"x\"}"),
                arguments(Role.MANAGER, "/api/contacts/" + CONTACT + "/erase", "{\"reason\": \"x\"}"),
                arguments(Role.REP, "/api/leads", "{\"name\": \"A\", \"ownerId\": \"" + REP + "\"}"));
    }

    @Test
    void anUnknownRoleMayNothing() {
        assertRefused(SERVICE.post("/api/leads", "{\"name\": \"A\"}").token(TokenIssuer.TRUSTED.token(
                new Caller(REP, Set.of(Role.REP)), claims -> claims.claim("roles", List.of("ROLE_ADMIN", "root")))),
                403, "forbidden");
    }

    private static void assertRefused(RunningService.Call call, int status, String code) {
        Answer answer = call.send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
