package dev.rapport.bench.row;

import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.stack.OwnStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long it takes until a stack that was stopped is ready again, with the data that it has. */
public final class UpRow implements Row {
    @Override
    public String name() {
        return "up";
    }

    @Override
    public boolean warm() {
        return false;
    }

    @Override
    public boolean settled() {
        return false;
    }

    @Override
    public List<Figure> measure(Setup setup) {
        OwnStack stack = setup.fixture().stack();
        stop(setup.fixture());
        Map<String, Double> each = new TreeMap<>();
        for (Server server : Server.values()) {
            each.put(server.label() + " s", seconds(() -> stack.ensureRunning(List.of(server.label()))));
        }
        stop(setup.fixture());
        var all = setup.fixture().cost(() -> seconds(stack::start));
        setup.fixture().signIn();
        Figure figure = Figure.of(name(), "ready after up, warm", "s", all.result(), "servers one by one",
                each.values().stream().mapToDouble(Double::doubleValue).sum(), Goal.NONE, all.cost(), 1);
        for (Map.Entry<String, Double> server : each.entrySet()) {
            figure = figure.with(server.getKey(), server.getValue());
        }
        return List.of(figure);
    }

    private static void stop(Fixture fixture) {
        List<String> parts = fixture.stack().parts();
        List<String> servers = List.of(Server.values()).stream().map(Server::label).toList();
        parts.stream().filter(part -> !servers.contains(part)).toList().parallelStream().forEach(fixture.stack()::stop);
        servers.parallelStream().forEach(fixture.stack()::stop);
    }

    private static double seconds(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
