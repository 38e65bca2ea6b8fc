package dev.rapport.localstack.training;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.ApiException;
import dev.rapport.driver.Records;
import dev.rapport.localstack.process.Pause;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Does again and again what the screens of a rep do: writes, and reads what has been written. */
final class SimulatedUser implements Callable<Void> {
    private static final List<String> SCREENS = List.of("/api/leads?limit=20&sort=-updatedAt", "/api/contacts?limit=20",
            "/api/deals?limit=20&status=open", "/api/interactions?limit=20", "/api/reports/pipeline",
            "/api/reports/funnel", "/api/reports/forecast", "/api/search?q=", "/api/accounts?limit=20");

    private final Api api;
    private final int number;
    private final long end;
    private int round;

    /** @param end on the clock of {@link System#nanoTime} */
    SimulatedUser(Api api, int number, long end) {
        this.api = api;
        this.number = number;
        this.end = end;
    }

    @Override
    public Void call() {
        while (System.nanoTime() < end) {
            round++;
            try {
                useOnce();
            } catch (ApiException e) {
                // Services that have just started may be slow to answer.
                Pause.shortly();
            }
        }
        return null;
    }

    private void useOnce() {
        Answer created = Records.contact(api, "SimulatedUser " + number + " " + round, "email",
                "v" + number + "." + round + "@example.com");
        String id = created.id().toString();
        api.getAt(created.position(), "/api/customers/" + id);
        Answer patched = api.patch("/api/contacts/" + id, Map.of("jobTitle", "Buyer " + round));
        for (String path : List.of("/api/customers/" + id, "/api/contacts/" + id,
                "/api/customers/" + id + "/timeline")) {
            api.getAt(patched.position(), path);
        }
        String screen = SCREENS.get(round % SCREENS.size());
        api.getAt(created.position(), screen.endsWith("=") ? screen + "user+" + round : screen);
    }
}
