package dev.rapport.systemtests.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.api.ApiDocument.Operation;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever is wrong with a body is refused as documented; nothing is stored and nothing leaks. */
class WrongBodiesIT {
    private static final int MEGABYTE = 1024 * 1024;

    private static Rapport rapport;
    private static Api admin;
    private static ApiDocument document;
    private static Fixtures fixtures;

    @BeforeAll
    static void readTheDocument() {
        rapport = Rapport.shared();
        admin = rapport.as(Person.ADMIN);
        document = ApiDocument.of(rapport.with(null));
        fixtures = new Fixtures(admin, admin);
    }

    private static Stream<DynamicTest> forEveryWrite(java.util.function.Consumer<Operation> test) {
        // What is done to a part of a record is tried where the part is made.
        return document.operations().stream().filter(Operation::isWrite).filter(operation -> !operation.hasPart())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> test.accept(operation)));
    }

    /** Without those that take none. */
    private static Stream<DynamicTest> forEveryBody(java.util.function.Consumer<Operation> test) {
        return forEveryWrite(operation -> {
            if (operation.takesBody()) {
                test.accept(operation);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyWrongBodyIsRefused() {
        return forEveryBody(operation -> {
            UUID id = id(operation);
            List<Bodies.Wrong> bodies = Bodies.wrong(operation, fixtures.body(operation, id));
            assertThat(bodies).hasSizeGreaterThan(8);
            long stored = stored();
            List<String> complaints = new ArrayList<>();
            for (Bodies.Wrong wrong : bodies) {
                if (List.of("read-all", "dry-run").contains(operation.step()) && wrong.what().contains("2999")) {
                    // All notices, and all events, are older than that.
                    continue;
                }
                Answer answer = admin.send(operation.method(), operation.path(id), wrong.body());
                if (answer.status() != 400) {
                    complaints.add(wrong.what() + " → " + answer.status() + " " + answer.text());
                }
                Problems.complaints(answer, operation.statuses()).forEach(complaint -> complaints
                        .add(wrong.what() + ": " + complaint));
            }
            assertThat(complaints).isEmpty();
            assertThat(stored()).as("events in the stores").isEqualTo(stored);
        });
    }

    /** It would be taken for something that does not happen. */
    @TestFactory
    Stream<DynamicTest> aBodyIsRefusedWhereNoneIsTaken() {
        return forEveryWrite(operation -> {
            if (!operation.takesBody()) {
                UUID id = id(operation);
                long stored = stored();
                for (String body : List.of("{\"until\": \"2030-01-01\"}", "[]", "{", "yes")) {
                    Answer answer = admin.send(operation.method(), operation.path(id),
                            body.getBytes(StandardCharsets.UTF_8)).is(400);
                    assertThat(Problems.complaints(answer, operation.statuses())).isEmpty();
                }
                assertThat(stored()).isEqualTo(stored);
                admin.send(operation.method(), operation.path(id), bytes(Map.of())).is(operation.success());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsTooLargeIsRefused() {
        return forEveryBody(operation -> {
            UUID id = id(operation);
            byte[] body = ("{\"name\":\"" + "x".repeat(MEGABYTE) + "\"}").getBytes(StandardCharsets.UTF_8);
            Answer answer = admin.send(operation.method(), operation.path(id), body);
            answer.isProblem(413, "too-large");
            assertThat(Problems.complaints(answer, operation.statuses())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsNotJsonIsRefused() {
        return forEveryBody(operation -> {
            UUID id = id(operation);
            byte[] body = Json.write(fixtures.body(operation, id)).getBytes(StandardCharsets.UTF_8);
            for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x", "application/json; charset=ISO-8859-1", "nonsense")) {
                Answer answer = admin.send(operation.method(), operation.path(id), body, "Content-Type", type);
                answer.isProblem(415, "unsupported-media-type");
                assertThat(Problems.complaints(answer, operation.statuses())).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aStaleVersionIsRefused() {
        return forEveryWrite(operation -> {
            // Who follows a record changes another one.
            if (operation.hasId() && !operation.step().endsWith("follow")) {
                UUID id = id(operation);
                Map<String, Object> body = fixtures.body(operation, id);
                long stored = stored();
                admin.send(operation.method(), operation.path(id), bytes(body), "If-Match", "\"12345\"")
                        .isProblem(412, "stale-version");
                admin.send(operation.method(), operation.path(id), bytes(body), "If-Match", "latest")
                        .isProblem(400, "invalid-parameter");
                assertThat(stored()).isEqualTo(stored);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aWriteThatIsSentAgainIsCarriedOutOnceAndAnotherUnderItsKeyIsRefused() {
        return forEveryWrite(operation -> {
            if (operation.step().equals("dry-run")) {
                // A question, which may be asked again.
                return;
            }
            UUID id = id(operation);
            Map<String, Object> body = fixtures.body(operation, id);
            String key = Ids.unique("key");
            Answer first = admin.send(operation.method(), operation.path(id), bytes(body), "Idempotency-Key", key)
                    .is(operation.success());
            if (first.json().path("dealId").isString()) {
                // Another service opens the deal in its own time.
                admin.getAfter(first, "/api/deals/" + first.id("dealId"));
            }
            long stored = stored();
            Answer second = admin.send(operation.method(), operation.path(id), bytes(body), "Idempotency-Key", key)
                    .is(operation.success());
            assertThat(second.json()).isEqualTo(first.json());
            assertThat(second.position()).isEqualTo(first.position());
            assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
            admin.send(operation.method(), operation.path(id), bytes(body), "Idempotency-Key", "k".repeat(256))
                    .isProblem(400, "invalid-parameter");
            if (operation.body().path("properties").has("occurredAt")) {
                body.put("occurredAt", "2026-01-01T00:00:00Z");
                admin.send(operation.method(), operation.path(id), bytes(body), "Idempotency-Key", key).isProblem(422,
                        "idempotency-key-reused");
            }
            assertThat(stored()).isEqualTo(stored);
        });
    }

    @TestFactory
    Stream<DynamicTest> aRecordThatDoesNotExistIsNotFound() {
        return forEveryWrite(operation -> {
            if (operation.hasId()) {
                Map<String, Object> body = fixtures.body(operation, id(operation));
                admin.send(operation.method(), operation.path(Ids.timeOrdered()), bytes(body)).isProblem(404,
                        "not-found");
                admin.send(operation.method(), operation.path("not-an-id"), bytes(body)).is(400);
            }
        });
    }

    private static UUID id(Operation operation) {
        return operation.hasId() ? fixtures.record(operation) : Ids.timeOrdered();
    }

    private static byte[] bytes(Map<String, Object> body) {
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * All events there are, but for notices, which people get in their own time; what else services do by themselves,
     * such as opening the deal of a lead, is over soon.
     */
    private static long stored() {
        return Stream.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)
                .mapToLong(part -> rapport.eventStore(part).count("event where aggregate_type <> 'notice'")).sum();
    }
}
