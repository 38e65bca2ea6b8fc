package dev.rapport.torture.load;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.ApiException;
import dev.rapport.driver.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Sends an order until it is known how it ended. */
public final class Sender {
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);

    private final Function<Person, Api> apis;
    private final Journal journal;
    private final AtomicLong giveUpAt;

    /**
     * @param apis with the bound of one attempt
     * @param giveUpAt by {@link System#nanoTime}; {@link Long#MAX_VALUE} for as long as nothing is to be given up
     */
    Sender(Function<Person, Api> apis, Journal journal, AtomicLong giveUpAt) {
        this.apis = apis;
        this.journal = journal;
        this.giveUpAt = giveUpAt;
    }

    Outcome send(WriteRequest request) {
        List<String> headers = new ArrayList<>(List.of("Idempotency-Key", request.key()));
        if (request.ifMatch() != null) {
            headers.addAll(List.of("If-Match", "\"" + request.ifMatch() + "\""));
        }
        Duration pause = PAUSE;
        for (int attempt = 1;; attempt++) {
            Outcome outcome = attempt(request, headers.toArray(String[]::new), attempt);
            if (!(outcome instanceof Outcome.Unanswered)) {
                journal.ended(outcome);
                return outcome;
            }
            long until = giveUpAt.get();
            if ((until != Long.MAX_VALUE && System.nanoTime() > until) || Thread.currentThread().isInterrupted()) {
                journal.ended(outcome);
                return outcome;
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private Outcome attempt(WriteRequest request, String[] headers, int attempt) {
        journal.sent();
        try {
            Answer answer = apis.apply(request.person()).write(request.method(), request.path(), request.body(),
                    headers);
            if (answer.ok()) {
                return new Outcome.Acknowledged(request, attempt, System.currentTimeMillis(),
                        answer.json().path("id").asString(""), answer.version(), answer.position());
            }
            journal.notDone(answer.status() + " " + answer.code());
            return answer.passing()
                    ? new Outcome.Unanswered(request, attempt, answer.status() + " " + answer.code())
                    : new Outcome.Refused(request, attempt, answer.status(), answer.code());
        } catch (ApiException e) {
            journal.notDone("no answer");
            return new Outcome.Unanswered(request, attempt, String.valueOf(e.getMessage()));
        }
    }
}
