package dev.rapport.systemtests.api;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Security F12. The token of somebody who was deactivated is good for nothing, everywhere, within seconds. */
class DeactivatedCallerIT {

    private static final Duration SECONDS = Duration.ofSeconds(15);

    private final Rapport rapport = Rapport.shared();
    private final Api admin = rapport.as(Person.ADMIN);
    private final UUID id = Ids.timeOrdered();
    private final String token = token("employee_id", id.toString());

    @Test
    void everyServiceRefusesWhoeverHasLeftAndTheirStreamsEnd() throws Exception {
        everywhereIs(200, 400);
        admin.post("/api/employees",
                object("id", id, "name", "Lea Leaver", "email", id + "@rapport.example", "role", "rep")).is(201);
        Awaitility.await().atMost(SECONDS).until(() -> admin.get("/api/employees/" + id).status() == 200);
        everywhereIs(200, 400);
        try (InputStream stream = stream()) {
            admin.post("/api/employees/" + id + "/deactivate", object()).is(200);

            Awaitility.await().atMost(SECONDS).untilAsserted(() -> everywhereIs(403, 403));
            rapport.with(token).get("/api/leads").isProblem(403, "caller-deactivated");
            assertThat(readToEnd(stream).get(SECONDS.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        admin.post("/api/employees/" + id + "/reactivate", object()).is(200);
        Awaitility.await().atMost(SECONDS).untilAsserted(() -> everywhereIs(200, 400));
    }

    /** Security F22. */
    @Test
    void noTokenNamesThePlatform() {
        String platform = token("employee_id", new UUID(0, 0).toString());

        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION, Part.REPORTING)) {
            rapport.direct(part, platform).get("/api/leads").isProblem(401, "unauthenticated");
        }
    }

    /** Bodies that are no good, so that nothing comes into being. */
    private void everywhereIs(int read, int write) {
        assertThat(rapport.with(token).get("/api/leads").status()).isEqualTo(read);
        assertThat(rapport.with(token).get("/api/reports/pipeline").status()).isEqualTo(read);
        for (Map.Entry<Part, String> service : Map.of(Part.CONTACT, "/api/leads", Part.DEAL, "/api/deals",
                Part.INTERACTION, "/api/interactions").entrySet()) {
            Answer answer = rapport.direct(service.getKey(), token).post(service.getValue(), object("nonsense", 1));
            assertThat(answer.status()).as(service.getValue()).isEqualTo(write);
        }
    }

    private InputStream stream() throws IOException, InterruptedException {
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rapport.port(Part.GATEWAY) + "/api/stream"))
                        .header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        return stream.body();
    }

    private static Future<Boolean> readToEnd(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                stream.readAllBytes();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String token(String claim, String value) {
        Map<String, Object> claims = rapport.forge().claims(Person.REP);
        claims.put(claim, value);
        return rapport.forge().signed(claims);
    }
}
