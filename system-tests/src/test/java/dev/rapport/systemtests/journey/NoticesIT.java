package dev.rapport.systemtests.journey;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Notices and mentions: F75. */
class NoticesIT {

    private final Api rep = Rapport.shared().as(Person.REP);
    private final Api colleague = Rapport.shared().as(Person.REP2);
    private final Api support = Rapport.shared().as(Person.SUPPORT);

    @Test
    void whoIsMentionedIsToldAndReadsIt() {
        UUID contact = Records.contact(rep, "Somchai Jaidee").id();
        UUID call = Records.interaction(support, contact, "phone", "2026-01-05T10:00:00Z", "summary",
                "@Ren Rep and @rep2, they want ten carts.").id();

        JsonNode notice = notice(rep, call);
        assertThat(notice.path("kind").asString()).isEqualTo("mentioned");
        assertThat(notice.path("about").path("type").asString()).isEqualTo("interaction");
        assertThat(notice.path("byId").asString()).isEqualTo(Person.SUPPORT.id().toString());
        assertThat(notice(colleague, call).path("id")).isNotEqualTo(notice.path("id"));
        JsonNode named = rep.get("/api/notices?include=customer,by&aboutId=" + call).is(200).json().path("names");
        assertThat(named.path(contact.toString()).path("name").asString()).isEqualTo("Somchai Jaidee");

        String address = "/api/notices/" + notice.path("id").asString();
        for (Api other : new Api[]{support, colleague, Rapport.shared().as(Person.ADMIN)}) {
            other.get(address).is(404);
            other.get(address + "/history").is(404);
            other.post(address + "/read").is(404);
            assertThat(other.get("/api/notices?id=" + notice.path("id").asString()).is(200).json().path("items"))
                    .isEmpty();
        }
        Answer read = rep.post(address + "/read").is(200);
        assertThat(rep.getAfter(read, address).is(200).json().path("state").asString()).isEqualTo("read");
        assertThat(rep.getAfter(read, "/api/notices?state=unread&aboutId=" + call).json().path("items")).isEmpty();
    }

    @Test
    void aFollowedRecordTellsWhatOthersDoWithIt() {
        UUID contact = Records.contact(rep, "Malee Suksan").id();
        Answer made = Records.deal(rep, contact, Ids.unique("Deal "));
        UUID deal = made.id();
        Answer followed = colleague.post("/api/deals/" + deal + "/follow").is(200);
        assertThat(colleague.getAfter(followed, "/api/follows?aboutId=" + deal).is(200).json().path("items"))
                .hasSize(1);
        assertThat(rep.getAfter(followed, "/api/follows?aboutId=" + deal).is(200).json().path("items")).isEmpty();
        long version = rep.getAfter(made, "/api/deals/" + deal).is(200).version();

        rep.post("/api/deals/" + deal + "/move", object("stage", "proposal")).is(200);
        JsonNode notice = notice(colleague, deal);
        assertThat(notice.path("kind").asString()).isEqualTo("followed");
        Answer won = rep.post("/api/deals/" + deal + "/win").is(200);
        assertThat(won.version()).as("following changes nothing in the record").isEqualTo(version + 2);
        Rapport.shared().settle();
        assertThat(notice(colleague, deal).path("version")).as("once until it is read")
                .isEqualTo(notice.path("version"));

        Answer ended = colleague.post("/api/deals/" + deal + "/unfollow").is(200);
        assertThat(colleague.getAfter(ended, "/api/follows?aboutId=" + deal).is(200).json().path("items")).isEmpty();
        assertThat(colleague.getAfter(ended, "/api/follows?archived=true&aboutId=" + deal).is(200).json()
                .path("items")).hasSize(1);
    }

    @Test
    void aRecordThatIsGivenIsToldAndAllIsReadAtOnce() {
        UUID lead = Records.lead(rep, "Handed Over").id();
        rep.post("/api/leads/" + lead + "/assign", object("ownerId", Person.REP2.id())).is(200);
        assertThat(notice(colleague, lead).path("kind").asString()).isEqualTo("assigned");

        Answer all = colleague.post("/api/notices/read-all").is(200);

        assertThat(all.json().path("read").asInt()).isPositive();
        while (all.json().path("left").asInt() > 0) {
            all = colleague.post("/api/notices/read-all").is(200);
        }
        assertThat(colleague.getAfter(all, "/api/notices?state=unread").is(200).json().path("items")).isEmpty();
    }

    private static JsonNode notice(Api api, UUID about) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                () -> api.get("/api/notices?aboutId=" + about).is(200).json().path("items"),
                found -> !found.isEmpty()).get(0);
    }
}
