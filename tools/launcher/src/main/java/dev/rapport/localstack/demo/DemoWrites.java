package dev.rapport.localstack.demo;

import dev.rapport.driver.Answer;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.driver.Retry;
import dev.rapport.driver.UnexpectedAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Writes of a part of the demo: what is said again by another run has the name that it had, and changes nothing. */
final class DemoWrites {
    /** On a machine that does much else one service may hear late of what another has recorded. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Retry RETRY = new Retry(PATIENCE);

    private final People people;
    private final LongAdder count;
    private final String part;
    private final Instant now;

    /** @param now when the demo was begun */
    DemoWrites(People people, LongAdder count, String part, Instant now) {
        this.people = people;
        this.count = count;
        this.part = part;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** What a list has; while much is being entered, readers are told to come back. */
    JsonNode items(Person who, String path) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = people.as(who).get(path);
        while (answer.passing() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = people.as(who).get(path);
        }
        return answer.is(200).json().path("items");
    }

    /** @param body with its members in the same order in every run */
    Answer send(Person who, String method, String path, Map<String, Object> body, String... headers) {
        String key = "demo-" + now.getEpochSecond() + "-" + part + "-"
                + Integer.toHexString((path + body).hashCode());
        Answer answer = RETRY.send(people.as(who), method, path, body, key, headers);
        if (!answer.ok()) {
            throw new UnexpectedAnswerException(answer, "a success for " + who.userName());
        }
        count.increment();
        return answer;
    }
}
