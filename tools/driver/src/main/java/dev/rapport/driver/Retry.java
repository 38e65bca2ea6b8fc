package dev.rapport.driver;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Sends a write again, under the same Idempotency-Key, for as long as it fails for a reason that passes. */
public final class Retry {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Duration bound;
    private final Runnable outage;

    /** @param bound of all attempts together */
    public Retry(Duration bound) {
        this(bound, () -> {
        });
    }

    /** @param outage is told when nobody answers, or nobody who could carry out the write */
    public Retry(Duration bound, Runnable outage) {
        this.bound = bound;
        this.outage = outage;
    }

    /**
     * The first answer that is final, whether or not it is a success.
     *
     * @param key names the write: sent a second time, it changes nothing
     * @param headers names and values of what else is sent
     * @throws ApiException when there is none within the bound
     */
    public Answer send(Api api, String method, String path, Object body, String key, String... headers) {
        String[] all = Stream.concat(Stream.of("Idempotency-Key", key), Stream.of(headers)).toArray(String[]::new);
        long deadline = System.nanoTime() + bound.toNanos();
        while (true) {
            try {
                Answer answer = api.write(method, path, body, all);
                // A record that is not found may be on its way from another service.
                if (!answer.passing() && answer.status() != 404) {
                    return answer;
                }
                if (System.nanoTime() > deadline) {
                    throw new UnexpectedAnswerException(answer, "a final answer within " + bound);
                }
                if (answer.status() >= 500) {
                    outage.run();
                }
            } catch (NoAnswerException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                outage.run();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
