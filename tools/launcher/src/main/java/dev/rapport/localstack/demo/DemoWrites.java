package dev.rapport.localstack.demo;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.driver.Retry;
import dev.rapport.driver.UnexpectedAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Writes of a part of the demo: what is said again by another run has the name that it had, and changes nothing. */
final class DemoWrites {
    /** On a machine that does much else one service may hear late of what another has recorded. */
    private static final Retry RETRY = new Retry(Duration.ofMinutes(3));

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

    Api as(Person person) {
        return people.as(person);
    }

    /** @param body with its members in the same order in every run */
    Answer send(Person who, String method, String path, Map<String, Object> body, String... headers) {
        String key = "demo-" + now.getEpochSecond() + "-" + part + "-"
                + Integer.toHexString((path + body).hashCode());
        Answer answer = RETRY.send(as(who), method, path, body, key, headers);
        if (!answer.ok()) {
            throw new UnexpectedAnswerException(answer, "a success for " + who.userName());
        }
        count.increment();
        return answer;
    }
}
