package dev.rapport.localstack.demo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Pause;
import dev.rapport.localstack.stack.Gateway;

/** Where the demo people sit and enter what they did, through the public API. */
final class Desk {
    private static final Duration TOKEN_AGE = Duration.ofMinutes(2);
    /** On a machine that does much else one service may hear late of what another has recorded. */
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final int BAD = 300;
    private static final int CONFLICT = 409;
    /** The record is on its way from another service, or the service is busy or just starting. */
    private static final Set<Integer> PASSING = Set.of(404, 429, 502, 503, 504);
    private static final Set<String> PASSING_CONFLICTS = Set.of("unknown-customer", "unknown-employee",
            "unknown-account");

    private final Gateway gateway;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final LongAdder writes = new LongAdder();

    Desk(Gateway gateway) {
        this.gateway = gateway;
    }

    private record Token(String value, Instant since) {
        boolean old() {
            return since.plus(TOKEN_AGE).isBefore(Instant.now());
        }
    }

    /** How many writes have been answered. */
    long writes() {
        return writes.sum();
    }

    /**
     * Sends a write as that person, again and again while it fails for a passing reason.
     *
     * @param key names the write: sent a second time, it changes nothing
     * @throws StackException when it is refused, or does not succeed within its bound
     */
    JsonNode send(String user, String method, String path, String key, Map<String, @Nullable Object> body) {
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (true) {
            try {
                HttpResponse<String> response = gateway.send(method, path, token(user), Map.of("Idempotency-Key", key),
                        body);
                if (response.statusCode() < BAD) {
                    writes.increment();
                    return Gateway.parse(response.body());
                }
                if (!passing(response) || System.nanoTime() > deadline) {
                    throw new StackException(method + " " + path + " as " + user + " answers " + response.statusCode()
                            + " " + response.body());
                }
            } catch (StackException e) {
                if (!cutOff(e) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            Pause.shortly();
        }
    }

    /** Whether a connection was there, and ended without an answer; its key makes it safe to send the write again. */
    private static boolean cutOff(StackException failure) {
        return failure.getCause() instanceof IOException && !(failure.getCause() instanceof ConnectException);
    }

    private static boolean passing(HttpResponse<String> response) {
        return PASSING.contains(response.statusCode()) || response.statusCode() == CONFLICT
                && PASSING_CONFLICTS.contains(Gateway.parse(response.body()).path("code").asString());
    }

    private String token(String user) {
        return tokens.compute(user, (name, known) -> known == null || known.old()
                ? new Token(gateway.token(name), Instant.now())
                : known).value();
    }
}
