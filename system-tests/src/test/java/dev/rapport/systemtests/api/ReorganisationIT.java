package dev.rapport.systemtests.api;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** F74: who works for whom is found out when somebody reads, so that nothing is written anew when it changes. */
class ReorganisationIT {

    private static final int PEOPLE = 500;
    private static final int LEADS = 25;

    private static final Rapport RAPPORT = Rapport.shared();
    private static final Api ADMIN = RAPPORT.as(Person.ADMIN);
    private static final Api MANAGER = RAPPORT.as(Person.MANAGER);
    private static final String SOURCE = Ids.unique("moved");

    @BeforeAll
    static void managersSeeWhatTheirPeopleHave() {
        RAPPORT.changePolicy(object("read", object("manager", object("lead", List.of("own", "below")))));
    }

    @AfterAll
    static void everythingIsOpenAgain() {
        RAPPORT.changePolicy(object());
    }

    private static Answer employed(String role, UUID manager) {
        return ADMIN.post("/api/employees", object("name", "Moved", "email", Ids.unique("moved") + "@rapport.example",
                "role", role, "managerId", manager)).is(201);
    }

    @Test
    void movingAManagerOfManyPeopleIsSeenAtOnceAndRewritesNothing() {
        UUID elsewhere = employed("manager", Person.ADMIN.id()).id();
        UUID moved = employed("manager", elsewhere).id();
        List<UUID> people = IntStream.range(0, PEOPLE).mapToObj(_ -> employed("rep", moved).id()).toList();
        for (int i = 0; i < LEADS; i++) {
            Records.lead(ADMIN, "Lead " + i, "ownerId", people.get(i * (PEOPLE / LEADS)), "source", SOURCE);
        }
        RAPPORT.settle();
        String list = "/api/leads?count=true&limit=1&source=" + SOURCE;
        assertThat(MANAGER.get(list).is(200).json().path("total").asInt()).isZero();
        long written = documentsWritten();

        Answer move = ADMIN.patch("/api/employees/" + moved, Map.of("managerId", Person.MANAGER.id())).is(200);

        assertThat(MANAGER.getAfter(move, list).is(200).json().path("total").asInt()).isEqualTo(LEADS);
        RAPPORT.settle();
        assertThat(documentsWritten() - written)
                .as("documents written: the one who was moved, as they are, and as they were and are in the past")
                .isLessThanOrEqualTo(3);

        Answer back = ADMIN.patch("/api/employees/" + moved, Map.of("managerId", elsewhere)).is(200);

        assertThat(MANAGER.getAfter(back, list).is(200).json().path("total").asInt()).isZero();
    }

    private static long documentsWritten() {
        return RAPPORT.elasticsearch().get("/_stats/indexing").is(200).json()
                .at("/_all/primaries/indexing/index_total").asLong();
    }
}
