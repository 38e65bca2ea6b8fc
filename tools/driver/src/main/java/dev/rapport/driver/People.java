package dev.rapport.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The people of one local stack, who sign in at its gateway as often as they need to. */
public final class People {
    /** In seconds, where the gateway does not say. */
    private static final long TOKEN_LIFETIME = 240;
    private static final Duration SIGN_IN_BOUND = Duration.ofSeconds(15);
    /** Services that have just started may be slow to answer. */
    private static final Retry PATIENTLY = new Retry(Duration.ofSeconds(60));

    private final int gateway;
    private final Map<Person, Token> tokens = new ConcurrentHashMap<>();

    /** @param gateway its port on this machine */
    public People(int gateway) {
        this.gateway = gateway;
    }

    /** @param old by {@link System#nanoTime} */
    private record Token(String value, long old) {
        boolean fresh() {
            return System.nanoTime() - old < 0;
        }
    }

    /** The public API, with this person signed in. */
    public Api as(Person person) {
        return as(person, gateway);
    }

    /** What listens on that port, past the gateway, with this person signed in. */
    public Api as(Person person, int port) {
        return new Api(Api.loopback(port), () -> token(person), () -> tokens.remove(person));
    }

    /**
     * An access token, which is good for some minutes.
     *
     * @throws ApiException when the gateway does not answer, or gives none
     */
    public String token(Person person) {
        return tokens.compute(person, (who, known) -> known != null && known.fresh() ? known : signIn(who)).value();
    }

    private Token signIn(Person person) {
        String credentials = person.userName() + ":" + person.userName();
        Answer answer = new Api(Api.loopback(gateway), () -> null).within(SIGN_IN_BOUND).send("POST", "/oauth2/token",
                "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8), "Content-Type",
                "application/x-www-form-urlencoded", "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        if (answer.status() != 200) {
            throw new NoAnswerException("the gateway gives no token for " + person.userName() + ": it answers "
                    + answer.status(), new IOException(answer.toString()));
        }
        Duration lifetime = Duration.ofSeconds(answer.json().path("expires_in").asLong(TOKEN_LIFETIME));
        return new Token(answer.json().path("access_token").asString(),
                System.nanoTime() + lifetime.dividedBy(2).toNanos());
    }

    /**
     * Lets everybody who works with customers read all records, as without an access policy: a new stack begins with
     * one by which people see what is near to them.
     *
     * @throws ApiException when it is refused, or nobody answers
     */
    public void openEverything() {
        PATIENTLY.send(as(Person.ADMIN), "PUT", "/api/access-policy", Json.object(), UUID.randomUUID().toString())
                .is(200);
    }

    /**
     * Makes sure that each of them is an employee, by the ids that their tokens name.
     *
     * @throws ApiException when an employee is refused, or nobody answers
     */
    public void ensureEmployees() {
        for (Person person : Person.values()) {
            Answer answer = PATIENTLY.send(as(Person.ADMIN), "POST", "/api/employees", person.employee(),
                    UUID.randomUUID().toString());
            // They may be there already.
            if (answer.status() != 409) {
                answer.is(201);
            }
        }
    }
}
