package dev.rapport.systemtests.api;

import static dev.rapport.driver.Json.object;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.api.ApiDocument.Operation;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.TokenForge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what, for every operation of the document. */
class AccessIT {
    /** Who may create what, beside the admin; what is not named, everybody who works with customers. */
    private static final Map<String, Set<String>> MAY_CREATE = Map.ofEntries(
            entry("leads", Set.of("manager", "rep", "marketing")),
            entry("contacts", Set.of("manager", "rep", "support")), entry("accounts", Set.of("manager", "rep")),
            entry("deals", Set.of("manager", "rep")),
            entry("interactions", Set.of("manager", "rep", "support", "marketing")), entry("employees", Set.of()),
            entry("access-policy", Set.of()), entry("custom-fields", Set.of()), entry("pipelines", Set.of("manager")),
            entry("rules", Set.of("manager")), entry("sources", Set.of("manager")));

    /** What nobody owns, and managers look after. */
    private static final Set<String> OF_MANAGERS = Set.of("pipelines", "rules", "sources");
    private static final Set<String> READ_RECORDS = Set.of("manager", "rep", "support", "marketing");

    private static Rapport rapport;
    private static Api admin;
    private static ApiDocument document;
    private static TokenForge forge;

    @BeforeAll
    static void readTheDocument() {
        rapport = Rapport.shared();
        admin = rapport.as(Person.ADMIN);
        document = ApiDocument.of(rapport.with(null));
        forge = rapport.forge();
    }

    @Test
    void theDocumentCoversTheWholeSurface() {
        List<String> paths = document.operations().stream().map(Operation::path).distinct().toList();

        assertThat(paths).contains("/api/leads", "/api/leads/{id}", "/api/contacts/{id}/merge", "/api/deals/{id}/move",
                "/api/interactions", "/api/customers/{id}", "/api/customers/{id}/timeline", "/api/search",
                "/api/reports/pipeline", "/api/reports/funnel", "/api/reports/forecast", "/api/reports/won",
                "/api/reports/workload",
                "/api/stream",
                "/api/deals/{id}/history", "/api/employees", "/api/pipelines/{id}");
        assertThat(document.root().path("openapi").asString()).startsWith("3.1");
    }

    @TestFactory
    Stream<DynamicTest> whatBelongsToTheAdminIsChangedByNobodyElse() {
        return operations(operation -> operation.isWrite() && !operation.hasPart() && !isOnesOwn(operation),
                operation -> {
                    Fixtures fixtures = new Fixtures(admin, admin);
                    UUID id = operation.hasId() ? fixtures.record(operation) : Ids.timeOrdered();
                    Map<String, Object> body = fixtures.body(operation, id);
                    List<String> complaints = new ArrayList<>();
                    for (Person person : List.of(Person.MANAGER, Person.REP, Person.SUPPORT, Person.MARKETING,
                            Person.ANALYST)) {
                        int expected = mayWrite(operation, person.role()) ? operation.success() : 403;
                        complain(complaints, person.name(), send(rapport.as(person), operation, id, body), operation,
                                expected);
                        if (expected != 403) {
                            body = fixtures.body(operation, id);
                        }
                    }
                    complain(complaints, "nobody", send(rapport.with(nobody()), operation, id, body), operation, 403);
                    complain(complaints, "without a token", send(rapport.with(null), operation, id, body), operation,
                            401);
                    complain(complaints, "admin", send(admin, operation, id, body), operation, operation.success());
                    assertThat(complaints).isEmpty();
                });
    }

    /** What everybody has for themselves, and nobody else comes to see: NoticesIT. */
    private static boolean isOnesOwn(Operation operation) {
        return Set.of("follow", "unfollow").contains(operation.step())
                || (operation.hasId() && Set.of("notices", "follows").contains(operation.resource()));
    }

    /** Of writes to a record that the admin owns: none but creating one's own, and those to what nobody owns. */
    private static boolean mayWrite(Operation operation, String role) {
        return operation.hasId()
                ? OF_MANAGERS.contains(operation.resource()) && role.equals("manager")
                : MAY_CREATE.getOrDefault(operation.resource(), READ_RECORDS).contains(role);
    }

    @TestFactory
    Stream<DynamicTest> whatBelongsToARepIsChangedByTheRepAndThoseAbove() {
        Set<String> owned = Set.of("leads", "contacts", "accounts", "deals");
        Api rep = rapport.as(Person.REP);
        return operations(
                operation -> operation.isWrite() && operation.hasId() && !operation.hasPart()
                        && owned.contains(operation.resource())
                        && !isOnesOwn(operation),
                operation -> {
                    Fixtures fixtures = new Fixtures(rep, admin);
                    List<String> complaints = new ArrayList<>();
                    boolean erases = operation.step().equals("erase");
                    for (Person person : List.of(Person.REP2, Person.SUPPORT, Person.MARKETING, Person.REP,
                            Person.MANAGER)) {
                        UUID id = fixtures.record(operation);
                        boolean may = person == Person.MANAGER || (person == Person.REP && !erases);
                        complain(complaints, person.name(),
                                send(rapport.as(person), operation, id, fixtures.body(operation, id)), operation,
                                may ? operation.success() : 403);
                    }
                    assertThat(complaints).isEmpty();
                });
    }

    @TestFactory
    Stream<DynamicTest> readersSeeWhatTheirRoleLets() {
        Predicate<Operation> reads = operation -> !operation.isWrite() && !operation.isStream()
                && !isOnesOwn(operation);
        Map<String, UUID> records = new Fixtures(admin, admin)
                .recordsToRead(document.operations().stream().filter(reads));
        return operations(reads, operation -> {
            String path = operation.path(records.getOrDefault(operation.resource(), Ids.timeOrdered()))
                    + operation.query();
            List<String> complaints = new ArrayList<>();
            for (Person person : Person.values()) {
                boolean may = person == Person.ADMIN || (!operation.resource().equals("security")
                        && (READ_RECORDS.contains(person.role()) || forEverybody(operation.resource())));
                complain(complaints, person.name(), rapport.as(person).get(path), operation, may ? 200 : 403);
            }
            complain(complaints, "nobody", rapport.with(nobody()).get(path), operation, 403);
            complain(complaints, "without a token", rapport.with(null).get(path), operation, 401);
            assertThat(complaints).isEmpty();
        });
    }

    private static boolean forEverybody(String resource) {
        return Set
                .of("access-policy", "custom-fields", "employees", "pipelines", "rules", "sources", "reports", "fields",
                        "me", "names", "openapi")
                .contains(resource);
    }

    @TestFactory
    Stream<DynamicTest> aTokenThatIsNoGoodOpensNothing() {
        Map<String, Object> claims = forge.claims(Person.ADMIN);
        List<Map.Entry<String, String>> tokens = new ArrayList<>();
        tokens.add(Map.entry("expired", forge.signed(with(claims, "exp", 1_700_000_000L))));
        tokens.add(Map.entry("not valid yet", forge.signed(with(claims, "nbf", 4_000_000_000L))));
        tokens.add(Map.entry("for others", forge.signed(with(claims, "aud", List.of("somebody-else")))));
        tokens.add(Map.entry("from another issuer", forge.signed(with(claims, "iss", "http://127.0.0.1:1"))));
        tokens.add(Map.entry("without end", forge.signed(without(claims, "exp"))));
        tokens.add(Map.entry("without audience", forge.signed(without(claims, "aud"))));
        tokens.add(Map.entry("signed by a stranger", forge.signedByAStranger(claims)));
        tokens.add(Map.entry("not signed", forge.unsigned(claims)));
        tokens.add(Map.entry("signed with the public key", forge.signedWithThePublicKeyAsSecret(claims)));
        tokens.add(Map.entry("an ID token", forge.signed(with(claims, "at_hash", "abc"))));
        tokens.add(Map.entry("of another type", forge.signedAs("JWT", claims)));
        tokens.add(Map.entry("garbage", "garbage"));
        tokens.add(Map.entry("empty parts", ".."));
        String good = forge.signed(claims);
        tokens.add(Map.entry("changed", good.substring(0, good.length() - 8) + "AAAAAAAA"));
        return tokens.stream().map(token -> DynamicTest.dynamicTest(token.getKey(), () -> {
            refused(rapport.with(token.getValue()).get("/api/leads"));
            refused(rapport.with(token.getValue()).post("/api/leads", object("name", "Nobody")));
            for (Part service : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
                refused(rapport.direct(service, token.getValue()).post("/api/leads", object("name", "Nobody")));
            }
            refused(rapport.direct(Part.REPORTING, token.getValue()).get("/api/leads"));
            refused(rapport.direct(Part.REPORTING, token.getValue()).get("/internal/projections"));
        }));
    }

    @Test
    void aGoodTokenThatTheProviderSignedIsTaken() {
        rapport.with(forge.signed(forge.claims(Person.REP))).get("/api/leads").is(200);
    }

    private static void refused(Answer answer) {
        answer.isProblem(401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(Problems.complaints(answer, Set.of(401))).isEmpty();
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = object();
        changed.putAll(claims);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> claims, String name) {
        Map<String, Object> changed = object();
        changed.putAll(claims);
        changed.remove(name);
        return changed;
    }

    /** Signed in, and nothing in the company. */
    private static String nobody() {
        return forge.signed(with(forge.claims(Person.REP2), "roles", List.of()));
    }

    private static Answer send(Api caller, Operation operation, UUID id, Map<String, Object> body) {
        return caller.send(operation.method(), operation.path(id),
                Json.write(body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void complain(List<String> complaints, String who, Answer answer, Operation operation,
            int expected) {
        if (answer.status() != expected) {
            complaints.add(who + " got " + answer.status() + " instead of " + expected + ": " + answer.text());
        }
        Problems.complaints(answer, operation.statuses())
                .forEach(complaint -> complaints.add(who + ": " + complaint));
    }

    private static Stream<DynamicTest> operations(Predicate<Operation> which,
            Consumer<Operation> test) {
        return document.operations().stream().filter(which)
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> test.accept(operation)));
    }
}
