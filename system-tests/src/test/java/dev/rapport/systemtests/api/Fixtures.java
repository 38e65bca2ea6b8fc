package dev.rapport.systemtests.api;

import static dev.rapport.driver.Json.object;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.api.ApiDocument.Operation;
import dev.rapport.systemtests.support.Rapport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Records on which an operation can be carried out, and bodies for it. */
final class Fixtures {
    private final Api owner;
    private final Api admin;

    /** @param owner creates and so owns what can be owned */
    Fixtures(Api owner, Api admin) {
        this.owner = owner;
        this.admin = admin;
    }

    /** A fresh record that is in the state the operation needs. */
    UUID record(Operation operation) {
        UUID id = switch (operation.resource()) {
            case "leads" -> created("/api/leads", object("name", "Fixture", "organisation", Ids.unique("o")));
            case "contacts", "customers" -> Records.contact(owner, "Fixture").id();
            case "accounts" -> Records.account(owner, Ids.unique("Account ")).id();
            case "deals" -> Records.deal(owner, Records.contact(owner, "Customer").id(), "Fixture").id();
            case "interactions" ->
                Records.interaction(owner, Records.contact(owner, "Customer").id(), "phone", "2026-01-01T00:00:00Z")
                        .id();
            case "employees" -> admin.post("/api/employees", employee()).is(201).id();
            case "pipelines" -> Records.pipeline(admin).id();
            case "follows" -> follow("contacts", Records.contact(owner, "Followed").id()).id();
            case "notices" -> notice();
            case "custom-fields", "sources" -> {
                Map<String, Object> definition = example(operation.resource());
                define(definition);
                yield created("/api/" + operation.resource(), definition);
            }
            default -> created("/api/" + operation.resource(), example(operation.resource()));
        };
        prepare(operation, id);
        return id;
    }

    /** One record of each kind for all of these that read one, by resource; every reader knows them. */
    Map<String, UUID> recordsToRead(Stream<Operation> reads) {
        Map<String, UUID> records = new HashMap<>();
        reads.filter(Operation::hasId)
                .forEach(operation -> records.computeIfAbsent(operation.resource(), _ -> record(operation)));
        Rapport.shared().settle();
        return records;
    }

    private void prepare(Operation operation, UUID id) {
        if (!operation.isWrite()) {
            return;
        }
        if (operation.step().equals("unfollow")) {
            follow(operation.resource(), id);
        }
        switch (operation.resource() + "/" + operation.step()) {
            case "leads/convert" -> owner.post("/api/leads/" + id + "/qualify").is(200);
            case "leads/reopen" ->
                owner.post("/api/leads/" + id + "/disqualify", object("reason", "No need")).is(200);
            case "employees/reactivate" -> admin.post("/api/employees/" + id + "/deactivate").is(200);
            case "deals/reopen" -> owner.post("/api/deals/" + id + "/win").is(200);
            default -> {
                // It can be carried out on a new record.
            }
        }
    }

    /** A body that is right for the operation on this record. */
    Map<String, Object> body(Operation operation, UUID id) {
        Map<String, Object> body = Bodies.example(operation);
        switch (operation.method() + " " + operation.resource() + "/" + operation.step()) {
            case "POST employees/employees" -> body.putAll(employee());
            case "POST custom-fields/custom-fields", "POST sources/sources" -> define(body);
            case "PATCH employees/{id}" -> body.remove("email");
            case "PATCH custom-fields/{id}" -> body.remove("required");
            // As the others expect it to be.
            case "PUT access-policy/access-policy" -> body.clear();
            case "POST deals/deals", "POST interactions/interactions" ->
                body.put("customerId", Records.contact(admin, "Customer").id());
            case "POST contacts/merge" -> body.put("duplicateId", Records.contact(owner, "Duplicate").id());
            case "POST contacts/unmerge" -> {
                UUID duplicate = Records.contact(owner, "Duplicate").id();
                owner.post("/api/contacts/" + id + "/merge", object("duplicateId", duplicate)).is(200);
                body.put("duplicateId", duplicate);
            }
            default -> {
                // The document's example will do; what it says of time may be before the record began.
            }
        }
        if (operation.hasId()) {
            body.remove("occurredAt");
        }
        return body;
    }

    /** What others make must not get a value from it; nor must it need one: see the body of its change. */
    private static void define(Map<String, Object> definition) {
        definition.put("key", Ids.unique("k"));
        definition.remove("default");
    }

    /** The document's example of a record that can be made by itself. */
    private Map<String, Object> example(String resource) {
        return ApiDocument.of(owner).operations().stream().filter(
                operation -> operation.method().equals("POST") && operation.path().equals("/api/" + resource))
                .findFirst()
                .map(Bodies::example)
                .orElseThrow(() -> new IllegalArgumentException("nobody makes a record of " + resource));
    }

    private Answer follow(String collection, UUID id) {
        return owner.post("/api/" + collection + "/" + id + "/follow").is(200);
    }

    /** Somebody mentions the owner of records. */
    private UUID notice() {
        UUID contact = Records.contact(owner, "Customer").id();
        String name = owner.get("/api/me").is(200).json().path("employee").path("name").asString();
        UUID interaction = Records.interaction(Rapport.shared().as(Person.SUPPORT), contact, "phone",
                "2026-01-01T00:00:00Z", "summary", "For @" + name).id();
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                () -> owner.get("/api/notices?aboutId=" + interaction).is(200).json().path("items"),
                found -> !found.isEmpty()).get(0).path("id").asString().transform(UUID::fromString);
    }

    private UUID created(String path, Map<String, Object> body) {
        Answer answer = owner.post(path, body).is(201);
        return answer.id();
    }

    private static Map<String, Object> employee() {
        return object("name", "Fixture", "email", Ids.unique("fixture") + "@rapport.example", "role", "rep");
    }
}
