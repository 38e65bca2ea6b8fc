package dev.rapport.torture.load;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends an order until it is known how it ended. */
public final class Sender {
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);
    /** Refusals that pass: who is told that somebody is unknown may only not have heard of them yet. */
    private static final Set<String> PASSING = Set.of("unknown-customer", "unknown-employee", "concurrent-change");
    private static final Set<Integer> PASSING_STATUS = Set.of(401, 408, 425, 429);
    private static final int SERVER_ERROR = 500;

    private final Client client;
    private final Records records;
    private final Duration bound;
    private final AtomicLong giveUpAt;

    /**
     * @param bound of one attempt
     * @param giveUpAt by {@link System#nanoTime}; {@link Long#MAX_VALUE} for as long as nothing is to be given up
     */
    Sender(Client client, Records records, Duration bound, AtomicLong giveUpAt) {
        this.client = client;
        this.records = records;
        this.bound = bound;
        this.giveUpAt = giveUpAt;
    }

    Outcome send(Order order) {
        Map<String, String> headers = new HashMap<>(Map.of("Idempotency-Key", order.key()));
        if (order.ifMatch() != null) {
            headers.put("If-Match", "\"" + order.ifMatch() + "\"");
        }
        Duration pause = PAUSE;
        for (int attempt = 1;; attempt++) {
            Outcome outcome = attempt(order, headers, attempt);
            if (!(outcome instanceof Outcome.Unanswered)) {
                records.ended(outcome);
                return outcome;
            }
            long until = giveUpAt.get();
            if (until != Long.MAX_VALUE && System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                records.ended(outcome);
                return outcome;
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private Outcome attempt(Order order, Map<String, String> headers, int attempt) {
        records.sent();
        try {
            Client.Answer answer = client.send(order.user(), order.method(), order.path(), headers, order.body(),
                    bound);
            if (answer.ok()) {
                return new Outcome.Acknowledged(order, attempt, System.currentTimeMillis(), answer.id(),
                        answer.version(), answer.position());
            }
            records.notDone(answer.status() + " " + answer.code());
            boolean passes = answer.status() >= SERVER_ERROR || PASSING_STATUS.contains(answer.status())
                    || PASSING.contains(answer.code());
            return passes
                    ? new Outcome.Unanswered(order, attempt, answer.status() + " " + answer.code())
                    : new Outcome.Refused(order, attempt, answer.status(), answer.code());
        } catch (IOException e) {
            records.notDone("no answer");
            return new Outcome.Unanswered(order, attempt, String.valueOf(e.getMessage()));
        }
    }
}
