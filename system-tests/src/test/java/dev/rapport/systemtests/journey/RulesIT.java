package dev.rapport.systemtests.journey;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules with a dry run: M4, D11. */
class RulesIT {

    private final Api manager = Rapport.shared().as(Person.MANAGER);
    private final Api rep = Rapport.shared().as(Person.REP);

    private static Map<String, Object> scoring(String word) {
        return object("kind", "scoring", "entity", "lead", "name", "Qualified " + word, "order", 10, "when",
                object("all", List.of(object("field", "status", "op", "changedTo", "value", "qualified"),
                        object("field", "name", "op", "contains", "value", word))),
                "then", object("points", 20, "dimension", "fit"), "active", false);
    }

    @Test
    void aDryRunSaysWhatARuleWouldHaveDoneAndWritesNothing() {
        String word = Ids.unique("dry");
        Instant before = Instant.now().minusSeconds(60);
        UUID lead = Records.lead(rep, word + " Somchai").id();
        Records.lead(rep, word + " Malee");
        rep.post("/api/leads/" + lead + "/qualify").is(200);
        Answer changed = rep.patch("/api/leads/" + lead, object("name", word + " Somchai Jaidee")).is(200);
        Answer rule = manager.post("/api/rules", scoring(word)).is(201);
        manager.getAfter(rule, "/api/rules/" + rule.id()).is(200);
        rep.getAfter(changed, "/api/leads?id=" + lead).is(200);
        Rapport.shared().settle();
        long events = events();
        Map<String, Object> time = object("from", before.toString(), "to", Instant.now().toString(), "limit", 10_000);

        Answer stored = manager.post("/api/rules/dry-run", with(time, "ruleId", rule.id())).is(200);
        Answer given = manager.post("/api/rules/dry-run", with(time, "rule", without(scoring(word)))).is(200);

        assertThat(stored.json().path("matched").asInt()).isEqualTo(1);
        assertThat(stored.json().path("considered").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(stored.json().path("next").isNull()).isTrue();
        JsonNode item = stored.json().path("items").get(0);
        assertThat(item.path("recordId").asString()).isEqualTo(lead.toString());
        assertThat(item.path("event").asString()).isEqualTo("LeadQualified");
        assertThat(item.path("would").path("points").asInt()).isEqualTo(20);
        assertThat(item.path("because")).hasSize(2);
        assertThat(item.path("because").get(0).path("before").asString()).isEqualTo("new");
        assertThat(given.json().path("items").get(0).path("because").get(1).path("path").asString())
                .isEqualTo("rule.when.all[1]");
        assertThat(events()).isEqualTo(events);
    }

    private static long events() {
        return List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION).stream()
                .mapToLong(part -> Rapport.shared().eventStore(part).count("event")).sum();
    }

    private static Map<String, Object> with(Map<String, Object> some, String field, Object value) {
        Map<String, Object> more = object(field, value);
        more.putAll(some);
        return more;
    }

    private static Map<String, Object> without(Map<String, Object> rule) {
        rule.remove("active");
        return rule;
    }

    @Test
    void rulesAreWordedActivatedAndRetiredByManagers() {
        String word = Ids.unique("rule");
        rep.post("/api/rules", scoring(word)).is(403);
        Answer rule = manager.post("/api/rules", scoring(word)).is(201);
        String address = "/api/rules/" + rule.id();
        assertThat(rep.getAfter(rule, address).is(200).json().path("status").asString()).isEqualTo("inactive");
        manager.patch(address, object("then", object("points", 5))).is(200);
        rep.patch(address, object("order", 1)).is(403);
        Answer active = manager.post(address + "/activate").is(200);
        JsonNode read = rep.getAfter(active, address).is(200).json();
        assertThat(read.path("status").asString()).isEqualTo("active");
        assertThat(read.path("revision").asInt()).isEqualTo(2);
        assertThat(read.path("then").toString()).isEqualTo("{\"points\":5}");
        Answer retired = manager.post(address + "/retire").is(200);
        assertThat(rep.getAfter(retired, "/api/rules?status=retired&kind=scoring&id=" + rule.id()).is(200).json()
                .path("items")).hasSize(1);
        manager.patch(address, object("order", 1)).isProblem(409, "rule-retired");
        manager.post(address + "/activate").isProblem(409, "rule-retired");
    }

    @Test
    void whatIsWrongIsNamed() {
        Map<String, Object> wrong = scoring("x");
        wrong.put("when", object("all", List.of(object("field", "status", "op", "notNull"),
                object("field", "status", "op", "eq"))));
        assertThat(field(manager.post("/api/rules", wrong))).isEqualTo("when.all[1].value");
        Map<String, Object> points = scoring("x");
        points.put("then", object("points", 1000));
        assertThat(field(manager.post("/api/rules", points))).isEqualTo("then.points");
        Map<String, Object> unknown = without(scoring("x"));
        unknown.put("when", object("field", "nope", "op", "notNull"));
        Map<String, Object> time = object("from", "2026-01-01T00:00:00Z", "to", "2026-01-02T00:00:00Z");
        assertThat(field(manager.post("/api/rules/dry-run", with(time, "rule", unknown)))).isEqualTo("rule.when.field");
        assertThat(field(manager.post("/api/rules/dry-run", time))).isEqualTo("rule");
        assertThat(field(manager.post("/api/rules/dry-run", with(time, "ruleId", UUID.randomUUID()))))
                .isEqualTo("ruleId");
        rep.post("/api/rules/dry-run", with(time, "rule", without(scoring("x")))).is(403);
    }

    private static String field(Answer answer) {
        return answer.is(400).json().path("errors").get(0).path("field").asString();
    }
}
