package dev.rapport.contact.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.Topics;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.employee.Role;
import dev.rapport.events.lead.LeadCreated;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** F12: fields are defined, and records have them at once. */
class CustomFieldsIT {

    private static final RunningService SERVICE = RunningService.shared();
    private static final RunningService OTHER_INSTANCE = RunningService.other();

    private static String key(String beginning) {
        return beginning + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static Answer define(String entity, String key, String more) {
        return SERVICE.post("/api/custom-fields", """
                {"entity": "%s", "key": "%s", "label": "A field", %s}""".formatted(entity, key, more)).send();
    }

    private static Answer lead(Answer after, String custom) {
        return SERVICE.post("/api/leads", "{\"name\": \"Nok\", \"custom\": %s}".formatted(custom))
                .header("Rapport-Position", after.header("rapport-position")).send();
    }

    @Test
    void aFieldIsUsedByTheNextWrite() {
        var key = key("seats");
        var defined = define("lead", key, "\"type\": \"integer\", \"min\": 1");
        assertThat(defined.status()).isEqualTo(201);
        assertThat(defined.header("location")).isEqualTo("/api/custom-fields/" + defined.id());

        var made = lead(defined, "{\"%s\": 12}".formatted(key));

        assertThat(made.status()).isEqualTo(201);
        assertThat(Topics.of("rapport.lead", made.id())).singleElement().satisfies(event -> assertThat(event.data())
                .isInstanceOfSatisfying(LeadCreated.class,
                        created -> assertThat(created.details().custom()).containsEntry(key, 12)));
        var patched = SERVICE.patch("/api/leads/" + made.id(), "{\"custom\": {\"%s\": 0}}".formatted(key)).send();
        assertThat(patched.status()).isEqualTo(400);
        assertThat(patched.body().toString()).contains("custom." + key);
        assertThat(SERVICE.patch("/api/leads/" + made.id(), "{\"custom\": {\"%s\": null}}".formatted(key)).send()
                .status()).isEqualTo(200);
    }

    @Test
    void whatIsNotDefinedIsRefused() {
        var answer = SERVICE.post("/api/leads", "{\"name\": \"Nok\", \"custom\": {\"nope\": 1}}").send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("custom.nope");
        assertThat(SERVICE.post("/api/leads", "{\"name\": \"Nok\", \"custom\": 7}").send().status()).isEqualTo(400);
    }

    @Test
    void ofTwoWhoDefineAKeyAtOnceOneDoes() throws Exception {
        var key = key("race");
        try (var clients = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < 8; i++) {
                var service = i % 2 == 0 ? SERVICE : OTHER_INSTANCE;
                tasks.add(() -> service.post("/api/custom-fields", """
                        {"entity": "deal", "key": "%s", "label": "Race", "type": "text"}""".formatted(key)).send());
            }
            var answers = new ArrayList<Answer>();
            for (Future<Answer> each : clients.invokeAll(tasks)) {
                answers.add(each.get());
            }
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
            assertThat(answers.stream().filter(answer -> answer.status() == 409)).extracting(Answer::code)
                    .containsOnly("field-key-taken");
        }
    }

    /** Of values that no two records may have. */
    @Test
    void ofTwoWhoGiveAValueAtOnceOneDoes() throws Exception {
        var key = key("licence");
        var defined = define("lead", key, "\"type\": \"text\", \"unique\": true");
        lead(defined, "{}");
        try (var clients = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < 8; i++) {
                var text = i % 2 == 0 ? "Ab" : "aB";
                tasks.add(() -> lead(defined, "{\"%s\": \"%s\"}".formatted(key, text)));
            }
            var codes = new ArrayList<Integer>();
            for (Future<Answer> each : clients.invokeAll(tasks)) {
                codes.add(each.get().status());
            }
            assertThat(codes).containsOnlyOnce(201).containsOnly(201, 409);
        }
        assertThat(lead(defined, "{\"%s\": \"AB\"}".formatted(key)).code()).isEqualTo("custom-value-taken");
    }

    @Test
    void thereAreTwoHundredOfAKind() {
        SERVICE.jdbc().update("delete from defined_field where entity = 'interaction'");
        for (int i = 0; i < 199; i++) {
            SERVICE.jdbc().update(
                    "insert into defined_field (field_id, entity, active) values (?, 'interaction', true)",
                    UUID.randomUUID());
        }
        var last = define("interaction", key("last"), "\"type\": \"text\"");
        assertThat(last.status()).isEqualTo(201);
        assertThat(define("interaction", key("more"), "\"type\": \"text\"").code()).isEqualTo("too-many-fields");

        assertThat(SERVICE.post("/api/custom-fields/" + last.id() + "/archive", "{}").send().status()).isEqualTo(200);
        assertThat(define("interaction", key("more"), "\"type\": \"text\"").status()).isEqualTo(201);
        assertThat(SERVICE.post("/api/custom-fields/" + last.id() + "/restore", "{}").send().code())
                .isEqualTo("too-many-fields");
        SERVICE.jdbc().update("delete from defined_field where entity = 'interaction'");
    }

    @Test
    void onlyAnAdministratorDefines() {
        var rep = SERVICE.post("/api/custom-fields", """
                {"entity": "lead", "key": "any", "label": "Any", "type": "text"}""").by(UUID.randomUUID(), Role.REP);

        assertThat(rep.send().status()).isEqualTo(403);
    }

    @Test
    void whatIsWrongWithADefinitionIsNamed() {
        assertThat(define("tree", "key", "\"type\": \"text\"").body().toString()).contains("entity")
                .contains("interaction");
        assertThat(define("lead", "Key", "\"type\": \"text\"").body().toString()).contains("\"key\"");
        assertThat(define("lead", "key", "\"type\": \"colour\"").body().toString()).contains("multi-choice");
        assertThat(define("lead", "key", "\"type\": \"choice\"").body().toString()).contains("options");
        assertThat(define("lead", "key", "\"type\": \"choice\", \"options\": [{\"key\": \"a b\", \"label\": \"A\"}]")
                .body().toString()).contains("options[0].key");
        assertThat(define("lead", "key", "\"type\": \"text\", \"colour\": 1").status()).isEqualTo(400);
    }

    @Test
    void typeAndKeyNeverChange() {
        var defined = define("account", key("field"), "\"type\": \"text\"");

        for (var change : List.of("{\"type\": \"integer\"}", "{\"key\": \"other\"}", "{\"entity\": \"lead\"}")) {
            var answer = SERVICE.patch("/api/custom-fields/" + defined.id(), change).send();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().toString()).contains("never changes");
        }
    }

    @Test
    void aLeadThatIsConvertedHandsOverWhatItsContactMayHave() {
        var key = key("shared");
        var first = define("lead", key, "\"type\": \"text\"");
        var shared = define("contact", key, "\"type\": \"text\"");
        var only = key("only");
        var defined = define("lead", only, "\"type\": \"text\"");
        // A position is that of one write.
        lead(first, "{}");
        var lead = lead(defined, "{\"%s\": \"kept\", \"%s\": \"left\"}".formatted(key, only));
        assertThat(lead.status()).isEqualTo(201);
        SERVICE.post("/api/leads/" + lead.id() + "/qualify", "{}").send();

        var converted = SERVICE.post("/api/leads/" + lead.id() + "/convert", "{}")
                .header("Rapport-Position", shared.header("rapport-position")).send();

        assertThat(converted.status()).isEqualTo(200);
        var contact = UUID.fromString(converted.body().path("contactId").asString());
        assertThat(Topics.of("rapport.contact", contact)).first().satisfies(event -> assertThat(event.data())
                .isInstanceOfSatisfying(ContactCreated.class,
                        created -> assertThat(created.details().custom()).containsOnlyKeys(key)));
    }
}
