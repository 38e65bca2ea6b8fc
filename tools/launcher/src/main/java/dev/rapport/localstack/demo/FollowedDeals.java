package dev.rapport.localstack.demo;

import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The manager follows some deals and is asked for advice, so that there are notices of every kind to read. */
final class FollowedDeals {
    private static final int DEALS = 3;

    private final DemoWrites writes;

    FollowedDeals(DemoWrites writes) {
        this.writes = writes;
    }

    void enter() {
        JsonNode deals = writes.items(Person.MANAGER,
                "/api/deals?status=open&sort=-createdAt&limit=" + DEALS + "&ownerId=" + Person.REP.id());
        String now = writes.now().toString();
        for (JsonNode deal : deals) {
            String id = deal.path("id").asString();
            post(Person.MANAGER, "/api/deals/" + id + "/follow", Json.object());
            post(Person.REP, "/api/deals/" + id + "/tags", Json.object("add", List.of("Price")));
            post(Person.REP, "/api/interactions", Json.object("customerId", deal.path("customerId").asString(),
                    "channel", "phone", "direction", "inbound", "occurredAt", now, "summary",
                    "They ask for a better price. @" + Person.MANAGER.userName() + ", how far may we go?"));
        }
        post(Person.MANAGER, "/api/leads", Json.object("name", "Anong Rattana", "source", "referral", "ownerId",
                Person.REP2.id(), "occurredAt", now));
    }

    private void post(Person who, String path, Map<String, Object> body) {
        writes.send(who, "POST", path, body);
    }
}
