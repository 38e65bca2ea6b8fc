package dev.rapport.systemtests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Api;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.support.Rapport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions narrow every list, views keep them, and facets count under them. */
class ConditionIT {

    private final Api rep = Rapport.shared().as(Person.REP);

    private static String where(String json) {
        // An address has an end, and these need not be written in three characters.
        return "where=" + URLEncoder.encode(json, StandardCharsets.UTF_8).replace("%3A", ":").replace("%2C", ",");
    }

    private static String nested(int levels, String leaf) {
        return "{\"not\":".repeat(levels - 1) + leaf + "}".repeat(levels - 1);
    }

    private void refused(String address, String field, String message) {
        var errors = rep.get(address).isProblem(400, "invalid-parameter").json().path("errors");
        assertThat(errors.path(0).path("field").asString()).isEqualTo(field);
        assertThat(errors.path(0).path("message").asString()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource({"leads, name", "contacts, name", "accounts, name", "employees, name", "pipelines, name", "deals, title",
            "interactions, summary", "views, name"})
    void whatIsWrongWithAConditionIsRefusedOnEveryList(String list, String text) {
        var address = "/api/" + list + "?";
        var leaf = "{\"field\":\"%s\",\"op\":\"isNull\"}".formatted(text);

        rep.get(address + where(nested(6, leaf))).is(200);
        refused(address + where(nested(7, leaf)), "where.not.not.not.not.not.not", "must be at most 6 levels deep");
        rep.get(address + where(any(100))).is(200);
        refused(address + where(any(101)), "where", "must hold at most 100 comparisons");
        refused(address + where("{\"field\":\"%s\",\"op\":\"like\",\"value\":\"a\"}".formatted(text)), "where.op",
                "must be one of eq, ne,");
        refused(address + where("{\"all\":[%s,{\"field\":\"%s\",\"op\":\"eq\",\"value\":3}]}".formatted(leaf, text)),
                "where.all[1].value", "must be text");
        refused(address + where("{\"field\":\"custom.nope\",\"op\":\"isNull\"}"), "where.field", "must be one of id,");
        refused(address + where("{\"field\":\"%s\",\"op\":\"changedTo\",\"value\":\"a\"}".formatted(text)), "where.op",
                "must not be changedTo");
        refused(address + where("{"), "where", "must be a condition in JSON");
    }

    /** As short as it can be: an address has an end. */
    private static String any(int leaves) {
        return "{\"any\":[" + String.join(",", Collections.nCopies(leaves, "{\"field\":\"id\",\"op\":\"isNull\"}"))
                + "]}";
    }

    @Test
    void aViewKeepsAConditionAndFacetsCountUnderIt() {
        var word = "c" + UUID.randomUUID().toString().replace("-", "");
        var web = rep.post("/api/leads", Map.of("name", word + " Gröning", "source", "web")).is(201);
        var fair = rep.post("/api/leads", Map.of("name", word + " Somchai", "source", "fair")).is(201);
        rep.getAfter(web, "/api/leads?limit=1");
        rep.getAfter(fair, "/api/leads?limit=1");
        var named = Map.of("field", "name", "op", "startsWith", "value", word.toUpperCase(Locale.ROOT));

        var view = rep.post("/api/views", Map.of("entity", "lead", "name", word, "shared", false, "where",
                Map.of("all", List.of(named, Map.of("field", "source", "op", "ne", "value", "fair"))))).is(201);

        rep.getAfter(view, "/api/views/" + view.id());
        var found = rep.get("/api/leads?count=true&facets=source,status&view=" + view.id()).is(200).json();
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.path("items").path(0).path("id").asString()).isEqualTo(web.id().toString());
        assertThat(found.path("facets").path("source").toString()).isEqualTo("[{\"value\":\"web\",\"count\":1}]");
        assertThat(found.path("facets").path("status").toString()).isEqualTo("[{\"value\":\"new\",\"count\":1}]");

        var changed = rep.patch("/api/views/" + view.id(), Map.of("where", named)).is(200);
        rep.getAfter(changed, "/api/views/" + view.id());
        assertThat(rep.get("/api/leads?count=true&view=" + view.id()).is(200).json().path("total").asInt())
                .isEqualTo(2);
        refused("/api/deals?view=" + view.id(), "view", "must be a view of the same records");
        Rapport.shared().as(Person.SUPPORT).get("/api/leads?view=" + view.id()).isProblem(400, "invalid-parameter");
    }

    @Test
    void aViewHasTheShapeOfACondition() {
        var errors = rep.post("/api/views", Map.of("entity", "lead", "name", "All", "shared", false, "where",
                Map.of("all", List.of(Map.of("field", "name", "op", "like", "value", "a")))))
                .isProblem(400, "validation-failed").json().path("errors");

        assertThat(errors.path(0).path("field").asString()).isEqualTo("where.all[0].op");
    }

    @Test
    void programsAreToldWhichOperatorsAFieldHas() {
        var fields = rep.get("/api/fields?kind=deal").is(200).json().path("items");

        assertThat(fields.valueStream().filter(field -> field.path("key").asString().equals("expectedClose")))
                .singleElement().satisfies(field -> assertThat(field.path("operators").toString())
                        .contains("\"between\"", "\"withinDays\"").doesNotContain("contains", "changedTo"));
    }
}
