package dev.rapport.localstack.rehearsal;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Pause;
import dev.rapport.localstack.stack.Gateway;

/** Does again and again what the screens of a rep do: writes, and reads what has been written. */
final class Visitor implements Callable<Void> {
    private static final int CREATED = 201;
    private static final List<String> SCREENS = List.of("/api/leads?limit=20&sort=-updatedAt", "/api/contacts?limit=20",
            "/api/deals?limit=20&status=open", "/api/interactions?limit=20", "/api/reports/pipeline",
            "/api/reports/funnel", "/api/reports/forecast", "/api/search?q=", "/api/accounts?limit=20");

    private final Gateway gateway;
    private final int number;
    private final long end;
    private int round;

    /** @param end on the clock of {@link System#nanoTime} */
    Visitor(Gateway gateway, int number, long end) {
        this.gateway = gateway;
        this.number = number;
        this.end = end;
    }

    @Override
    public Void call() {
        String token = gateway.token("rep");
        while (System.nanoTime() < end) {
            round++;
            try {
                visit(token);
            } catch (StackException e) {
                // Services that have just started may be slow to answer.
                Pause.shortly();
            }
        }
        return null;
    }

    private void visit(String token) {
        String name = "Visitor " + number + " " + round;
        HttpResponse<String> created = gateway.send("POST", "/api/contacts", token, Map.of(),
                Map.of("name", name, "email", "v" + number + "." + round + "@example.com"));
        if (created.statusCode() != CREATED) {
            return;
        }
        String id = Gateway.parse(created.body()).path("id").asString();
        read(token, created, "/api/customers/" + id);
        HttpResponse<String> patched = gateway.send("PATCH", "/api/contacts/" + id, token, Map.of(),
                Map.of("jobTitle", "Buyer " + round));
        read(token, patched, "/api/customers/" + id);
        read(token, patched, "/api/contacts/" + id);
        read(token, patched, "/api/customers/" + id + "/timeline");
        String screen = SCREENS.get(round % SCREENS.size());
        read(token, created, screen.endsWith("=") ? screen + "visitor+" + round : screen);
    }

    private void read(String token, HttpResponse<String> write, String path) {
        Map<String, String> position = write.headers().firstValue("Rapport-Position")
                .map(value -> Map.of("Rapport-Position", value)).orElse(Map.of());
        gateway.get(path, token, position);
    }
}
