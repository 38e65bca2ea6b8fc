package dev.rapport.systemtests.journey;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Several addresses, ids of other systems, kinds, next steps, needs and sources: F01, F08, F09, F14, F73. */
class PersonalDetailsIT {

    private final Api rep = Rapport.shared().as(Person.REP);

    @Test
    void aPersonIsFoundByEachOfTheirAddresses() {
        String work = Ids.unique("nok") + "@siam.example";
        String home = Ids.unique("nok") + "@home.example";
        UUID contact = rep.post("/api/contacts", object("name", "Nok", "emails",
                List.of(Map.of("address", work, "kind", "work"), Map.of("address", home)))).is(201).id();
        Answer patched = rep.patch("/api/contacts/" + contact, object("email", "new-" + work)).is(200);

        assertThat(ids(rep.getAfter(patched, "/api/contacts?email=" + home))).containsExactly(contact);
        assertThat(ids(rep.getAfter(patched, "/api/contacts?q=" + home))).containsExactly(contact);
        var read = rep.getAfter(patched, "/api/contacts/" + contact).is(200).json();
        assertThat(read.path("email").asString()).isEqualTo("new-" + work);
        assertThat(read.path("emails").path(0).path("address").asString()).isEqualTo("new-" + work);
        assertThat(rep.post("/api/contacts", object("name", "Lek", "email", work, "emails",
                List.of(Map.of("address", home)))).is(400).text()).contains("email");
    }

    @Test
    void anIdOfAnotherSystemIsOfOneRecordOfAKind() {
        String id = Ids.unique("0035");
        Answer made = rep.post("/api/contacts", object("name", "Nok", "externalIds", Map.of("sales-force", id)))
                .is(201);

        assertThat(ids(rep.getAfter(made, "/api/contacts?externalIds.sales-force=" + id))).containsExactly(made.id());
        rep.post("/api/contacts", object("name", "Lek", "externalIds", Map.of("sales-force", id)))
                .isProblem(409, "external-id-taken");
    }

    @Test
    void kindsNeedsAndNextStepsAreShownAndNarrowLists() {
        Answer contact = rep.post("/api/contacts", object("name", "Nok")).is(201);
        rep.post("/api/contacts/" + contact.id() + "/kinds", object("add", List.of("subscriber"))).is(200);
        rep.post("/api/contacts/" + contact.id() + "/kinds", object("add", List.of("customer"))).is(400);
        Answer need = rep.post("/api/contacts/" + contact.id() + "/needs",
                object("kind", "goal", "text", "A second warehouse")).is(200);
        String needs = "/api/contacts/" + contact.id() + "/needs/" + need.json().path("needId").asString() + "/close";
        Answer closed = rep.post(needs, object("outcome", "met")).is(200);
        rep.post(needs, object("outcome", "dropped")).isProblem(409, "need-closed");
        assertThat(ids(rep.getAfter(closed, "/api/contacts?kinds=subscriber&need=goal&id=" + contact.id())))
                .containsExactly(contact.id());

        Answer lead = rep.post("/api/leads", object("name", "Lek", "nextStep",
                Map.of("what", "Call back", "dueOn", LocalDate.now(ZoneOffset.UTC).minusDays(3).toString()))).is(201);
        assertThat(ids(rep.getAfter(lead, "/api/leads?nextStepOverdue=true&id=" + lead.id())))
                .containsExactly(lead.id());
        Answer done = rep.post("/api/leads/" + lead.id() + "/next-step/done", object()).is(200);
        assertThat(ids(rep.getAfter(done, "/api/leads?nextStepOverdue=true&id=" + lead.id()))).isEmpty();
        rep.post("/api/leads/" + lead.id() + "/disqualify", object("reason", "No")).is(200);
        rep.post("/api/leads/" + lead.id() + "/next-step", object("what", "Call", "dueOn", "2026-11-20"))
                .isProblem(409, "lead-not-open");
    }

    @Test
    void aDealHasANextStepAndOneCurrency() {
        UUID customer = rep.post("/api/contacts", object("name", "Nok")).is(201).id();
        Answer deal = Records.deal(rep, customer, Ids.unique("Deal "));
        Answer planned = rep.post("/api/deals/" + deal.id() + "/next-step",
                object("what", "Send the offer", "dueOn", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString()))
                .is(200);

        assertThat(rep.getAfter(planned, "/api/deals/" + deal.id()).json().path("nextStep").path("what").asString())
                .isEqualTo("Send the offer");
        rep.patch("/api/deals/" + deal.id(), object("amount", Map.of("amount", "1", "currency", "EUR"), "budget",
                Map.of("amount", "1", "currency", "THB"))).isProblem(409, "currency-mismatch");
    }

    @Test
    void sourcesAreDefinedByManagers() {
        Api manager = Rapport.shared().as(Person.MANAGER);
        String key = Ids.unique("fair-").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
        Answer made = manager.post("/api/sources", object("key", key, "name", "Fair", "prospectList", true)).is(201);
        manager.post("/api/sources", object("key", key, "name", "Fair")).isProblem(409, "source-key-taken");
        rep.post("/api/sources", object("key", "x" + key, "name", "Fair")).is(403);

        assertThat(ids(rep.getAfter(made, "/api/sources?key=" + key))).containsExactly(made.id());
        assertThat(manager.getAfter(made, "/api/reports/prospect-lists").is(200).json().path("items")
                .findValuesAsString("source")).contains(key, "friends-family");
    }

    private static List<UUID> ids(Answer list) {
        return StreamSupport.stream(list.is(200).json().path("items").spliterator(), false)
                .map(item -> UUID.fromString(item.path("id").asString())).toList();
    }
}
