package dev.rapport.systemtests.journey;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Tags, and records that are put away and taken up again: F73. */
class PutAwayIT {

    private final Api rep = Rapport.shared().as(Person.REP);

    @Test
    void anAccountIsPutAwayWithAllItHasAndComesBackWithIt() {
        String name = Ids.unique("Zanzibar Traders ");
        UUID account = Records.account(rep, name).id();
        UUID member = rep.post("/api/contacts", object("name", "Malee Suksan", "accountIds", List.of(account))).is(201)
                .id();
        Answer deal = Records.deal(rep, member, Ids.unique("Deal "));
        Answer before = rep.getAfter(deal, "/api/customers/" + account).is(200);

        Answer away = rep.post("/api/accounts/" + account + "/archive", object("reason", "Entered twice")).is(200);

        assertThat(ids(rep.getAfter(away, "/api/accounts?q=" + name.replace(" ", "%20")))).isEmpty();
        assertThat(ids(rep.getAfter(away, "/api/accounts?archived=true&q=" + name.replace(" ", "%20"))))
                .containsExactly(account);
        assertThat(ids(rep.getAfter(away, "/api/accounts?id=" + account))).as("who names it means it")
                .containsExactly(account);
        assertThat(ids(rep.getAfter(away, "/api/search?q=" + name.replace(" ", "%20")))).doesNotContain(account);
        assertThat(rep.getAfter(away, "/api/accounts/" + account).is(200).json().path("archived").asBoolean()).isTrue();
        rep.patch("/api/accounts/" + account, object("name", "Other")).isProblem(409, "record-archived");
        rep.post("/api/accounts/" + account + "/tags", object("add", List.of("VIP"))).isProblem(409, "record-archived");

        Answer back = rep.post("/api/accounts/" + account + "/restore", object()).is(200);

        assertThat(ids(rep.getAfter(back, "/api/accounts?q=" + name.replace(" ", "%20")))).containsExactly(account);
        Answer after = rep.getAfter(back, "/api/customers/" + account).is(200);
        for (String part : List.of("contacts", "openDeals", "totals")) {
            assertThat(after.json().path(part)).as(part).isEqualTo(before.json().path(part));
        }
    }

    @Test
    void tagsAreGivenTakenAndFilteredByHoweverTheyAreWritten() {
        String tag = Ids.unique("Fair 2026 ");
        UUID lead = rep.post("/api/leads", object("name", "Somchai Jaidee")).is(201).id();
        Answer tagged = rep.post("/api/leads/" + lead + "/tags", object("add", List.of(tag, tag.toUpperCase(
                Locale.ROOT)))).is(200);

        assertThat(rep.getAfter(tagged, "/api/leads/" + lead).json().path("tags")).hasSize(1);
        assertThat(ids(rep.getAfter(tagged, "/api/leads?tag=" + tag.toLowerCase(Locale.ROOT).replace(" ", "%20"))))
                .containsExactly(lead);

        Answer gone = rep.post("/api/leads/" + lead + "/tags", object("remove", List.of(tag))).is(200);

        assertThat(rep.getAfter(gone, "/api/leads/" + lead).json().path("tags")).isEmpty();
        assertThat(ids(rep.getAfter(gone, "/api/leads?tag=" + tag.replace(" ", "%20")))).isEmpty();
    }

    @Test
    void demographicsAreCheckedFieldByField() {
        assertThat(rep.post("/api/contacts", object("name", "Malee", "birthDate", "2999-01-01", "timeZone",
                "Asia/Nowhere", "gender", "unknown")).is(400).text()).contains("birthDate").contains("timeZone")
                .contains("gender");
        Answer made = rep.post("/api/contacts",
                object("name", "张伟", "givenName", "伟", "familyName", "张", "romanisedName",
                        "Zhang Wei", "nameOrder", "family-first", "birthDate", "1984-02-29", "timeZone",
                        "Asia/Shanghai",
                        "gender", "male", "preferredChannel", "phone"))
                .is(201);
        Answer read = rep.getAfter(made, "/api/contacts/" + made.id()).is(200);
        assertThat(read.json().path("romanisedName").asString()).isEqualTo("Zhang Wei");
        assertThat(ids(rep.getAfter(made,
                "/api/contacts?birthDateFrom=1984-02-29&birthDateTo=1984-02-29&familyName=%E5%BC%A0")))
                .contains(made.id());
    }

    private static List<UUID> ids(Answer answer) {
        return StreamSupport.stream(answer.is(200).json().path("items").spliterator(), false)
                .map(item -> UUID.fromString(item.path("id").asString())).toList();
    }
}
