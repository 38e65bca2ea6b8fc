package dev.rapport.bench.row;

import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.HttpRequests;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page of a list with three filters and an order, for somebody who reads everything and for somebody who reads what
 * is near to them by the access policy, beside reading one record by its id at the same rate.
 */
public final class ListRow implements Row {
    private static final String LIST = "/api/leads?source=web&status=new&createdFrom=2020-01-01T00:00:00Z"
            + "&sort=-updatedAt,name&limit=50";
    private static final List<String> NEAR = List.of("own", "team", "below");
    /** As long as reading so many records one after the other. */
    private static final double RECORDS = 5;

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        Fixture fixture = setup.fixture();
        try (HttpPool server = fixture.pool(Service.REPORTING)) {
            HttpRequests rep = fixture.rep();
            // A lead of the rep, which both may read.
            byte[] one = rep.get("/api/leads/" + setup.workload().leads().getFirst());
            byte[] page = rep.get(LIST);
            Operation list = () -> server.send(page).expect(200);
            HalfLoad load = new HalfLoad(setup, name(), "GET by id", () -> server.send(one).expect(200));
            List<Figure> figures = new ArrayList<>(
                    load.measure("reading everything", () -> list, Goal.NONE, Goal.atMost(RECORDS)));
            set(fixture, Json.object("read", Map.of("rep", Map.of("lead", NEAR))));
            try {
                figures.addAll(
                        load.measure("reading own, team and below", () -> list, Goal.NONE, Goal.atMost(RECORDS)));
            } finally {
                set(fixture, Json.object());
            }
            return List.copyOf(figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it is what readers are judged by. */
    private static void set(Fixture fixture, Map<String, Object> policy) {
        Api admin = fixture.api(Person.ADMIN);
        Answer changed = admin.write("PUT", "/api/access-policy", policy).is(200);
        admin.getAfter(changed, "/api/access-policy").is(200);
    }
}
