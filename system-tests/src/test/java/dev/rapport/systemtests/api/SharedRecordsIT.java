package dev.rapport.systemtests.api;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** F74: what is shared, what is hidden, what somebody can do with a record, and why somebody reads it. */
class SharedRecordsIT {

    private static final Rapport RAPPORT = Rapport.shared();
    private static final Api ADMIN = RAPPORT.as(Person.ADMIN);
    private static final Api REP = RAPPORT.as(Person.REP);
    private static final Api OTHER = RAPPORT.as(Person.REP2);
    private static final List<String> KINDS = List.of("lead", "contact", "account", "deal");

    @BeforeAll
    static void eachSeesTheirOwn() {
        Map<String, Object> own = object();
        Stream.concat(KINDS.stream(), Stream.of("interaction")).forEach(kind -> own.put(kind, List.of("own")));
        RAPPORT.changePolicy(object("read", object("rep", own), "write", object("rep", own), "hidden",
                object("support", object("deal", List.of("amount"), "lead", List.of("interest")))));
    }

    @AfterAll
    static void everythingIsOpenAgain() {
        RAPPORT.changePolicy(object());
    }

    private static UUID made(String kind, String word) {
        return switch (kind) {
            case "lead" -> REP.post("/api/leads", object("name", word)).is(201).id();
            case "contact" -> Records.contact(REP, word).id();
            case "account" -> Records.account(REP, word).id();
            default -> Records.deal(REP, Records.contact(REP, Ids.unique("Customer ")).id(), word).id();
        };
    }

    @Test
    void whatIsSharedIsReadListedAndFoundAndChangedIfThatIsMeant() {
        for (String kind : KINDS) {
            String word = Ids.unique("shared");
            String path = "/api/" + kind + "s/" + made(kind, word);
            RAPPORT.settle();
            OTHER.get(path).isProblem(404, "not-found");

            Answer read = REP.post(path + "/share", object("with", object("employeeId", Person.REP2.id()), "level",
                    "read")).is(200);

            assertThat(OTHER.getAfter(read, path).is(200).json().path("shares")).hasSize(1);
            assertThat(OTHER.getAfter(read, path).json().path("can")).as(kind).isEmpty();
            assertThat(OTHER.getAfter(read, "/api/" + kind + "s?count=true&q=" + word).is(200).json().path("total")
                    .asInt()).as(kind).isEqualTo(1);
            assertThat(OTHER.getAfter(read, "/api/search?q=" + word).is(200).json().path("items")).hasSize(1);
            OTHER.getAfter(read, path + "/history").is(200);
            OTHER.patch(path, object()).isProblem(403, "forbidden");
            OTHER.get(path + "/access?employeeId=" + Person.REP.id()).isProblem(403, "forbidden");

            Answer write = REP.post(path + "/share", object("with", object("employeeId", Person.REP2.id()), "level",
                    "write")).is(200);
            assertThat(write.json().path("shareId")).as("the same share").isEqualTo(read.json().path("shareId"));
            OTHER.patch(path, object()).is(200);
            assertThat(texts(OTHER.getAfter(write, path).json().path("can"))).contains("patch", "share");
            JsonNode access = REP.getAfter(write, path + "/access?employeeId=" + Person.REP2.id()).is(200).json();
            assertThat(access.path("read").asBoolean() && access.path("write").asBoolean()).isTrue();
            assertThat(access.path("because").path(0).path("shareId")).isEqualTo(read.json().path("shareId"));

            Answer ended = REP.post(path + "/unshare", object("shareId", read.json().path("shareId").asString()))
                    .is(200);
            OTHER.getAt(ended.position(), path).isProblem(404, "not-found");
            assertThat(OTHER.getAfter(ended, "/api/" + kind + "s?count=true&q=" + word).json().path("total").asInt())
                    .isZero();
            OTHER.patch(path, object()).isProblem(404, "not-found");
        }
    }

    @Test
    void aTeamHasWhatIsSharedWithItAndFollowsItsMembers() {
        String team = Ids.unique("Team ");
        UUID contact = made("contact", Ids.unique("Customer "));
        REP.post("/api/contacts/" + contact + "/share", object("with", object("team", team), "level", "write", "until",
                LocalDate.now(ZoneOffset.UTC).plusDays(1).toString())).is(200);
        UUID interaction = Records.interaction(REP, contact, "phone", "2026-01-01T10:00:00Z").id();
        RAPPORT.settle();
        OTHER.get("/api/contacts/" + contact).isProblem(404, "not-found");

        JsonNode before = ADMIN.get("/api/employees/" + Person.REP2.id()).is(200).json();
        Answer joined = ADMIN.patch("/api/employees/" + Person.REP2.id(),
                object("teams", List.of("Elsewhere", team.toUpperCase(Locale.ROOT)))).is(200);

        OTHER.getAfter(joined, "/api/contacts/" + contact).is(200);
        OTHER.getAfter(joined, "/api/interactions/" + interaction).is(200);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                OTHER.patch("/api/contacts/" + contact, object()).status()).isEqualTo(200));
        assertThat(ADMIN.getAfter(joined, "/api/employees?team=elsewhere&q=" + Person.REP2.id()).status())
                .isEqualTo(200);

        Answer left = ADMIN.patch("/api/employees/" + Person.REP2.id(), object("teams", before.path("teams"))).is(200);
        OTHER.getAt(left.position(), "/api/contacts/" + contact).isProblem(404, "not-found");
    }

    @Test
    void hiddenFieldsAreNowhereAndCannotBeAskedFor() {
        String secret = Ids.unique("secret");
        UUID lead = REP.post("/api/leads", object("name", Ids.unique("Lead "), "interest", secret)).is(201).id();
        UUID deal = Records.deal(REP, Records.contact(REP, Ids.unique("Customer ")).id(), Ids.unique("Deal "), "amount",
                object("amount", "77.00", "currency", "EUR")).id();
        RAPPORT.settle();
        // What is hidden is missing, although the document says that it is there.
        Api support = RAPPORT.as(Person.SUPPORT).inspectedBy(_ -> {
        });

        assertThat(support.get("/api/deals/" + deal).is(200).json().has("amount")).isFalse();
        assertThat(support.get("/api/deals/" + deal + "/history").is(200).text()).doesNotContain("77.00");
        assertThat(support.get("/api/deals?id=" + deal).is(200).text()).doesNotContain("77.00");
        assertThat(support.get("/api/deals?asOf=2999-01-01T00:00:00Z&id=" + deal).text()).doesNotContain("77.00");
        for (String question : List.of("minAmount=1.00&currency=EUR", "sort=amount&currency=EUR",
                "where=%7B%22field%22%3A%22amount%22%2C%22op%22%3A%22isNull%22%7D")) {
            support.get("/api/deals?" + question).isProblem(400, "invalid-parameter");
            assertThat(REP.get("/api/deals?" + question).status()).as(question).isEqualTo(200);
        }
        assertThat(support.get("/api/search?q=" + secret).is(200).json().path("items")).isEmpty();
        assertThat(support.get("/api/leads?count=true&q=" + secret).is(200).json().path("total").asInt()).isZero();
        assertThat(REP.get("/api/search?q=" + secret).is(200).json().path("items")).hasSize(1);
        assertThat(support.get("/api/customers/" + lead + "/timeline").is(200).text()).doesNotContain(secret);
        assertThat(support.get("/api/customers/" + lead).is(200).text()).doesNotContain(secret);
        assertThat(REP.get("/api/customers/" + lead).is(200).text()).contains(secret);
    }

    @Test
    void whatIsWrongWithAShareIsSaid() {
        String path = "/api/leads/" + made("lead", Ids.unique("Lead "));

        REP.post(path + "/share", object("with", object(), "level", "read")).isProblem(400, "validation-failed");
        REP.post(path + "/share", object("with", object("team", "North", "employeeId", Person.REP2.id()), "level",
                "read")).isProblem(400, "validation-failed");
        REP.post(path + "/share", object("with", object("team", "North"), "level", "own"))
                .isProblem(400, "validation-failed");
        REP.post(path + "/share", object("with", object("team", "North"), "level", "read", "until", "2020-01-01"))
                .isProblem(400, "validation-failed");
        REP.post(path + "/share", object("with", object("employeeId", Ids.timeOrdered()), "level", "read"))
                .isProblem(409, "unknown-employee");
        for (int i = 0; i < 100; i++) {
            REP.post(path + "/share", object("with", object("team", "Team " + i), "level", "read")).is(200);
        }
        REP.post(path + "/share", object("with", object("team", "One more"), "level", "read"))
                .isProblem(409, "too-many-shares");
        ADMIN.write("PUT", "/api/access-policy", object("hidden", object("rep", object("deal", List.of("title")))))
                .isProblem(400, "validation-failed");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
    }
}
