package dev.rapport.systemtests.journey;

import static dev.rapport.driver.Json.money;
import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** F12, FC01, FC03: fields that a company defines, from the definition to lists and the past, without a restart. */
class CustomFieldsIT {

    private static final List<String> KINDS = List.of("lead", "contact", "account", "deal", "interaction");

    private final Api admin = Rapport.shared().as(Person.ADMIN);
    private final Api rep = Rapport.shared().as(Person.REP);

    private static String key(String beginning) {
        return Ids.unique(beginning).replaceAll("[^A-Za-z0-9]", "");
    }

    private Answer define(String entity, String key, String type, Object... more) {
        Map<String, Object> body = object("entity", entity, "key", key, "label", "Field " + key, "type", type);
        body.putAll(object(more));
        Answer defined = admin.post("/api/custom-fields", body).is(201);
        // A position is that of one write, and here several fields are used together.
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> Rapport.shared().eventStore(part)
                    .count("custom_field where field_id = '" + defined.id() + "'") == 1);
        }
        admin.getAfter(defined, "/api/fields?kind=" + entity).is(200);
        return defined;
    }

    private static List<UUID> ids(Answer answer) {
        return StreamSupport.stream(answer.is(200).json().path("items").spliterator(), false)
                .map(item -> UUID.fromString(item.path("id").asString())).toList();
    }

    private static String encoded(Object json) {
        return URLEncoder.encode(json instanceof String text ? text : Json.write(json), StandardCharsets.UTF_8);
    }

    private Answer made(Api api, Answer after, String kind, String name, UUID customer, Map<String, Object> custom) {
        Map<String, Object> body = switch (kind) {
            case "deal" -> object("title", name, "customerId", customer);
            case "interaction" -> object("customerId", customer, "channel", "phone", "direction", "outbound",
                    "occurredAt", "2026-01-01T10:00:00Z", "summary", name);
            default -> object("name", name);
        };
        body.put("custom", custom);
        return api.post("/api/" + kind + "s", body, Api.POSITION, after.position()).is(201);
    }

    /** What is asked in every list of the five kinds. */
    @Test
    void everyKindOfRecordsHasThemAtOnce() {
        UUID customer = Records.contact(rep, Ids.unique("Customer ")).id();
        for (String kind : KINDS) {
            String tier = key("tier");
            String seats = key("seats");
            define(kind, tier, "choice", "options", List.of(object("key", "Gold", "label", "Gold"),
                    object("key", "silver", "label", "Silver")));
            Answer defined = define(kind, seats, "integer", "min", 0, "personal", false);
            String path = "/api/" + kind + "s";
            assertThat(ids(rep.getAfter(defined, "/api/custom-fields?entity=" + kind + "&key=" + seats)))
                    .containsExactly(defined.id());
            JsonNode document = rep.getAfter(defined, "/api/openapi").is(200).json();
            assertThat(document.at("/components/schemas/" + kind.substring(0, 1).toUpperCase(Locale.ROOT)
                    + kind.substring(1) + "/properties/custom/properties/" + seats + "/format").asString())
                    .isEqualTo("int64");
            assertThat(document.path("paths").path(path).path("get").path("parameters").findValuesAsString("name"))
                    .as(kind).contains("custom." + tier, "custom." + seats + ".from");
            UUID one = made(rep, defined, kind, "One", customer, object(tier, "Gold", seats, 5)).id();
            UUID two = made(rep, defined, kind, "Two", customer, object(tier, "silver", seats, 50)).id();
            Answer last = made(rep, defined, kind, "Three", customer, object(tier, "Gold", seats, 500));
            UUID three = last.id();

            assertThat(ids(rep.getAfter(last, path + "?custom." + tier + "=Gold"))).as(kind)
                    .containsExactlyInAnyOrder(one, three);
            assertThat(ids(rep.getAfter(last, path + "?custom." + seats + ".from=6&sort=-custom." + seats))).as(kind)
                    .containsExactly(three, two);
            assertThat(ids(rep.getAfter(last, path + "?custom." + seats + ".empty=true&id=" + one))).as(kind)
                    .isEmpty();
            assertThat(ids(rep.getAfter(last, path + "?where=" + encoded(object("all", List.of(
                    object("field", "custom." + tier, "op", "in", "value", List.of("Gold", "silver")),
                    object("field", "custom." + seats, "op", "lt", "value", 100)))) + "&sort=custom." + seats)))
                    .as(kind).containsExactly(one, two);
            JsonNode facets = rep.getAfter(last, path + "?custom." + seats + ".empty=false&facets=custom." + tier)
                    .is(200).json().path("facets").path("custom." + tier);
            assertThat(facets).hasSize(2);
            assertThat(facets.path(0).path("value").asString()).isEqualTo("Gold");
            assertThat(facets.path(0).path("count").asInt()).isEqualTo(2);
            assertThat(rep.getAfter(last, path + "/" + one).is(200).json().path("custom")).as(kind)
                    .isEqualTo(Json.read(Json.write(object(tier, "Gold", seats, 5))));
            JsonNode field = StreamSupport.stream(
                    rep.getAfter(defined, "/api/fields?kind=" + kind).is(200).json().path("items").spliterator(), false)
                    .filter(item -> item.path("key").asString().equals("custom." + seats)).findFirst().orElseThrow();
            assertThat(field.path("custom").asBoolean()).isTrue();
            assertThat(field.path("type").asString()).isEqualTo("integer");
        }
    }

    @Test
    void valuesOfEveryTypeAreKeptInOneForm() {
        UUID account = Records.account(rep, Ids.unique("Account ")).id();
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, Object> kept = new LinkedHashMap<>();
        Object[][] types = {{"text", " two\nlines ", "two\nlines"}, {"integer", -7, -7}, {"decimal", "1.50", "1.5"},
                {"money", money("1250", "EUR"), money("1250.00", "EUR")}, {"boolean", false, false},
                {"date", "2026-02-28", "2026-02-28"}, {"instant", "2026-02-28T10:00:00Z", "2026-02-28T10:00:00Z"},
                {"email", "Ann@Example.com", "ann@example.com"}, {"phone", "+66 81 234 5678", "+66812345678"},
                {"url", "https://example.com", "https://example.com"},
                {"employee", Person.REP.id().toString(), Person.REP.id().toString()},
                {"account", account.toString(), account.toString()}};
        Answer defined = null;
        for (Object[] type : types) {
            String key = key("t" + type[0]);
            defined = define("contact", key, (String) type[0]);
            given.put(key, type[1]);
            kept.put(key, type[2]);
        }
        Answer made = rep.post("/api/contacts", object("name", "Malee", "custom", given), Api.POSITION,
                Objects.requireNonNull(defined).position()).is(201);

        JsonNode custom = rep.getAfter(made, "/api/contacts/" + made.id()).is(200).json().path("custom");
        assertThat(custom).isEqualTo(Json.read(Json.write(kept)));
        Map<String, Object> wrong = new LinkedHashMap<>();
        given.keySet().forEach(key -> wrong.put(key, List.of("wrong")));
        wrong.put("nope", 1);
        JsonNode errors = rep.post("/api/contacts", object("name", "Malee", "custom", wrong)).is(400).json()
                .path("errors");
        assertThat(errors).hasSize(given.size() + 1);
        assertThat(errors).allMatch(error -> error.path("field").asString().startsWith("custom."));
    }

    /** FC03, and FC01 as far as a type can change: it cannot. */
    @Test
    void anOptionIsRenamedAndSwitchedOffAndValuesStay() {
        String key = key("source");
        Answer defined = define("lead", key, "choice", "options", List.of(object("key", "Web", "label", "Web"),
                object("key", "Fair", "label", "Fair")));
        List<UUID> leads = new ArrayList<>();
        Answer last = defined;
        for (int i = 0; i < 3; i++) {
            last = made(rep, defined, "lead", "Lead " + i, Person.REP.id(), object(key, "Web"));
            leads.add(last.id());
        }

        Answer renamed = admin.patch("/api/custom-fields/" + defined.id(), object("options", List.of(
                object("key", "Web", "label", "Website", "active", false), object("key", "Fair", "label", "Fair"))))
                .is(200);

        assertThat(ids(rep.getAfter(last, "/api/leads?custom." + key + "=Web")))
                .containsExactlyInAnyOrderElementsOf(leads);
        JsonNode field = StreamSupport.stream(
                rep.getAfter(renamed, "/api/fields?kind=lead").is(200).json().path("items").spliterator(), false)
                .filter(item -> item.path("key").asString().equals("custom." + key)).findFirst().orElseThrow();
        assertThat(field.path("options").path(0).path("label").asString()).isEqualTo("Website");
        assertThat(field.path("options").path(0).path("active").asBoolean()).isFalse();
        JsonNode history = rep.getAfter(renamed, "/api/custom-fields/" + defined.id() + "/history").is(200).json()
                .path("items");
        assertThat(history).extracting(event -> event.path("type").asString()).containsExactly("FieldDefined",
                "FieldChanged");
        assertThat(history.path(1).path("actor").asString()).isEqualTo(Person.ADMIN.id().toString());
        rep.post("/api/leads", object("name", "New", "custom", object(key, "Web")), Api.POSITION, renamed.position())
                .isProblem(400, "validation-failed");
        rep.patch("/api/leads/" + leads.getFirst(), object("jobTitle", "CEO", "custom", object(key, "Web"))).is(200);
        assertThat(admin.patch("/api/custom-fields/" + defined.id(), object("type", "multi-choice")).is(400).text())
                .contains("never changes");
        assertThat(admin.patch("/api/custom-fields/" + defined.id(), object("options",
                List.of(object("key", "Fair", "label", "Fair")))).is(400).text()).contains("Web");
    }

    @Test
    void aFieldIsPutAwayAndComesBackWithItsValues() {
        String key = key("motto");
        Answer defined = define("account", key, "text");
        Answer made = made(rep, defined, "account", "Motto Ltd.", Person.REP.id(), object(key, "Per aspera"));

        Answer away = admin.post("/api/custom-fields/" + defined.id() + "/archive", object()).is(200);

        assertThat(rep.getAfter(away, "/api/accounts/" + made.id()).is(200).json().path("custom").has(key)).isFalse();
        assertThat(rep.getAfter(away, "/api/customers/" + made.id()).is(200).text()).doesNotContain("Per aspera");
        assertThat(rep.getAt(away.position(), "/api/accounts?custom." + key + "=x").is(400).text())
                .contains("custom." + key);
        assertThat(rep.getAfter(away, "/api/fields?kind=account").is(200).text()).doesNotContain(key);
        rep.patch("/api/accounts/" + made.id(), object("custom", object(key, "Other")), Api.POSITION, away.position())
                .isProblem(400, "validation-failed");
        admin.patch("/api/custom-fields/" + defined.id(), object("label", "Other")).isProblem(409, "record-archived");

        Answer back = admin.post("/api/custom-fields/" + defined.id() + "/restore", object()).is(200);

        assertThat(rep.getAfter(back, "/api/accounts/" + made.id()).is(200).json().path("custom").path(key).asString())
                .isEqualTo("Per aspera");
    }

    @Test
    void aViewAndThePastKnowThem() {
        String key = key("seats");
        Answer defined = define("deal", key, "integer");
        UUID customer = Records.contact(rep, Ids.unique("Customer ")).id();
        Answer made = made(rep, defined, "deal", "Seats", customer, object(key, 5));
        String then = rep.getAfter(made, "/api/deals/" + made.id()).is(200).json().path("updatedAt").asString();
        Answer changed = rep.patch("/api/deals/" + made.id(), object("custom", object(key, 9))).is(200);

        Answer view = rep.post("/api/views", object("entity", "deal", "name", "Many seats", "filters",
                List.of(object("parameter", "custom." + key + ".from", "values", List.of("9"))), "where",
                object("field", "custom." + key, "op", "notNull"), "columns", List.of("title", "custom." + key),
                "sort", "-custom." + key, "shared", false)).is(201);
        rep.getAfter(changed, "/api/deals?custom." + key + "=9").is(200);

        assertThat(ids(rep.getAfter(view, "/api/deals?view=" + view.id()))).containsExactly(made.id());
        assertThat(ids(rep.get("/api/deals?view=" + view.id() + "&asOf=" + then))).isEmpty();
        assertThat(ids(rep.get("/api/deals?custom." + key + "=5&asOf=" + then))).containsExactly(made.id());
        assertThat(rep.get("/api/deals/" + made.id() + "?asOf=" + then).is(200).json().path("custom").path(key).asInt())
                .isEqualTo(5);
        assertThat(rep.get("/api/deals/" + made.id() + "/history").is(200).json().path("items").path(1).path("data")
                .path("custom").path(key).asInt()).isEqualTo(9);
    }

    @Test
    void oneOfTwoDefinesAKeyAndOneRecordHasAValueThatIsUnique() throws Exception {
        String key = key("licence");
        Map<String, Object> body = object("entity", "account", "key", key, "label", "Licence", "type", "text",
                "unique", true);
        List<Answer> answers = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(2)) {
            Callable<Answer> define = () -> admin.post("/api/custom-fields", body);
            for (Future<Answer> each : clients.invokeAll(List.of(define, define))) {
                answers.add(each.get());
            }
        }
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        answers.stream().filter(answer -> !answer.ok()).forEach(answer -> answer.isProblem(409, "field-key-taken"));
        Answer defined = answers.stream().filter(Answer::ok).findFirst().orElseThrow();
        made(rep, defined, "account", "First", Person.REP.id(), object(key, "A-1"));
        rep.post("/api/accounts", object("name", "Second", "custom", object(key, "a-1"))).isProblem(409,
                "custom-value-taken");
    }

    @Test
    void whatIsSensitiveIsNotKeptYet() {
        String key = key("faith");
        Answer defined = define("contact", key, "text", "sensitive", true);

        rep.post("/api/contacts", object("name", "Malee", "custom", object(key, "any")), Api.POSITION,
                defined.position()).isProblem(409, "sensitive-data-not-enabled");
    }

    @Test
    void whoSaysThatAFieldWasDefinedIsUnderstoodAtOnce() {
        UUID customer = Records.contact(rep, Ids.unique("Customer ")).id();
        for (String kind : KINDS) {
            String key = key("now");
            Answer defined = admin.post("/api/custom-fields",
                    object("entity", kind, "key", key, "label", "Now", "type", "integer")).is(201);

            made(rep, defined, kind, "Now", customer, object(key, 1));
            rep.getAfter(defined, "/api/" + kind + "s?custom." + key + "=1").is(200);
        }
    }

    /** Without a position it takes a moment. */
    @Test
    void aNewFieldIsUsableWithinFiveSeconds() {
        String key = key("soon");
        admin.post("/api/custom-fields",
                object("entity", "interaction", "key", key, "label", "Soon", "type", "boolean"))
                .is(201);
        UUID customer = Records.contact(rep, Ids.unique("Customer ")).id();

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> rep.post("/api/interactions",
                object("customerId", customer, "channel", "phone", "direction", "inbound", "occurredAt",
                        "2026-01-01T10:00:00Z", "custom", object(key, true)))
                .ok());
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
            Answer list = rep.get("/api/interactions?custom." + key + "=true");
            return list.ok() && ids(list).size() == 1;
        });
    }

    @Test
    void aLeadThatIsConvertedHandsThemOver() {
        String key = key("kept");
        Answer ofLeads = define("lead", key, "text");
        Answer ofContacts = define("contact", key, "text");
        UUID lead = made(rep, ofLeads, "lead", Ids.unique("Somchai "), Person.REP.id(), object(key, "Ten carts")).id();
        rep.post("/api/leads/" + lead + "/qualify").is(200);
        Answer converted = rep.post("/api/leads/" + lead + "/convert", object(), Api.POSITION, ofContacts.position())
                .is(200);

        assertThat(rep.getAfter(converted, "/api/contacts/" + converted.id("contactId")).is(200).json().path("custom")
                .path(key).asString()).isEqualTo("Ten carts");
    }
}
