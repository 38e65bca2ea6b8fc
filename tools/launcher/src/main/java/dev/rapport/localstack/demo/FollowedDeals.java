package dev.rapport.localstack.demo;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Json;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.driver.Retry;
import dev.rapport.driver.UnexpectedAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/** The manager follows some deals and is asked for advice, so that there are notices of every kind to read. */
final class FollowedDeals {
    private static final Retry RETRY = new Retry(Duration.ofMinutes(3));
    private static final int DEALS = 3;

    private final People people;
    private final LongAdder writes;
    private final Instant now;

    /** @param writes counts what has been written */
    FollowedDeals(People people, LongAdder writes, Instant now) {
        this.people = people;
        this.writes = writes;
        this.now = now;
    }

    void enter() {
        JsonNode deals = people.as(Person.MANAGER)
                .get("/api/deals?status=open&sort=-createdAt&limit=" + DEALS + "&ownerId=" + Person.REP.id()).is(200)
                .json().path("items");
        for (JsonNode deal : deals) {
            String id = deal.path("id").asString();
            send(Person.MANAGER, "/api/deals/" + id + "/follow", Json.object());
            send(Person.REP, "/api/deals/" + id + "/tags", Json.object("add", List.of("Price")));
            send(Person.REP, "/api/interactions",
                    Json.object("customerId", deal.path("customerId").asString(), "channel",
                            "phone", "direction", "inbound", "occurredAt", now.toString(), "summary",
                            "They ask for a better price. @" + Person.MANAGER.userName() + ", how far may we go?"));
        }
        send(Person.MANAGER, "/api/leads", Json.object("name", "Anong Rattana", "source", "referral", "ownerId",
                Person.REP2.id(), "occurredAt", now.toString()));
    }

    /** Members of bodies stand in one order in every run, so that what is said again has the key it had. */
    private void send(Person who, String path, Map<String, Object> body) {
        String key = "demo-" + now.getEpochSecond() + "-followed-" + Integer.toHexString((path + body).hashCode());
        Answer answer = RETRY.send(people.as(who), "POST", path, body, key);
        if (!answer.ok()) {
            throw new UnexpectedAnswerException(answer, "a success for " + who.userName());
        }
        writes.increment();
    }
}
