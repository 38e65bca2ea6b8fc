package dev.rapport.systemtests.support;

import dev.rapport.driver.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The operators' view of the projections of one service. */
public final class Projections {
    private static final String PATH = "/internal/projections";
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Api service;

    public Projections(Api service) {
        this.service = service;
    }

    public List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        service.get(PATH).is(200).json().forEach(all::add);
        return all;
    }

    public List<String> names() {
        return all().stream().map(projection -> projection.path("name").asString()).toList();
    }

    /** The copy that is read. */
    public String copy(String name) {
        return named(name).path("copy").asString("");
    }

    public int parked(String name) {
        return named(name).path("parked").asInt();
    }

    public JsonNode named(String name) {
        return all().stream().filter(projection -> projection.path("name").asString().equals(name)).findFirst()
                .orElseThrow();
    }

    public List<JsonNode> parkedEvents(String name) {
        List<JsonNode> events = new ArrayList<>();
        service.get(PATH + "/" + name + "/parked").is(200).json().forEach(events::add);
        return events;
    }

    public void redrive(String name) {
        service.post(PATH + "/" + name + "/redrive").is(202);
    }

    public void rebuild(String name) {
        service.post(PATH + "/" + name + "/rebuild").is(202);
    }

    /** Waits until nothing is behind, being filled or rebuilt. */
    public void awaitCaughtUp() {
        Awaitility.await("projections").atMost(BOUND).ignoreExceptions().untilAsserted(() -> {
            List<JsonNode> behind = all().stream().filter(projection -> !isCaughtUp(projection)).toList();
            if (!behind.isEmpty()) {
                throw new AssertionError("behind: " + behind);
            }
        });
    }

    /** Waits until everything can be read, though more may be on its way. */
    public void awaitFilled() {
        Awaitility.await("projections").atMost(BOUND).ignoreExceptions().until(
                () -> all().stream().allMatch(projection -> projection.path("state").asString().equals("RUNNING")));
    }

    public boolean isBuilding(String name) {
        return !named(name).path("building").asString("").isEmpty();
    }

    private static boolean isCaughtUp(JsonNode projection) {
        // After a crash the group first waits whether the instance that had the partitions comes back.
        return projection.path("state").asString().equals("RUNNING") && !projection.path("partitions").isEmpty()
                && projection.path("lagEvents").asLong(-1) == 0
                && projection.path("building").asString("").isEmpty();
    }
}
