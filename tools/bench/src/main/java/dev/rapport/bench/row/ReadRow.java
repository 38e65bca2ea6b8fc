package dev.rapport.bench.row;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.OpenLoop;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.UnexpectedAnswerException;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Round;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.bson.Document;

/** Reading at half of what reporting-service can answer, beside a find by id in MongoDB at the same rate. */
public final class ReadRow implements Row {
    private static final int IN_FLIGHT = 16;
    private static final int REQUESTS = 64;

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        try (HttpPool server = setup.fixture().pool(Service.REPORTING);
                MongoClient mongo = MongoClients.create(setup.fixture().stack().mongoUri())) {
            Operation find = find(mongo);
            List<Figure> view = measure(setup, "360° view", () -> setup.workload().view(server), find);
            List<Figure> report = measure(setup, "pipeline report", () -> setup.workload().report(server), find);
            return Stream.concat(view.stream(), report.stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Requests {
        Operation next();
    }

    private List<Figure> measure(Setup setup, String what, Requests requests, Operation find) {
        Duration time = setup.profile().round();
        List<Operation> works = Stream.generate(requests::next).limit(REQUESTS).toList();
        IntFunction<Operation> turn = i -> works.get(i % REQUESTS);
        ClosedLoop.run(IN_FLIGHT, setup.profile().warmUp(), turn);
        double most = most(what, time, turn);
        double half = most / 2;
        OpenLoop.run(half, Duration.ofSeconds(1), i -> find);
        List<Round> rounds = Rounds.alternate(setup, () -> OpenLoop.run(half, time, i -> find),
                () -> OpenLoop.run(half, time, turn));
        Function<Double, Figure> figure = percent -> LatencyRow.percentiles(Figure
                .of(name(), what + " at half of its most, p" + Math.round(percent), "ms", rounds,
                        round -> round.value().percentile(percent), "MongoDB find by id p" + Math.round(percent),
                        round -> round.limit().percentile(percent),
                        percent == 50 ? Goal.atMost(3) : Goal.NONE)
                .with("most /s", most).with("rate /s", half), "", Rounds.values(rounds), "limit ",
                Rounds.limits(rounds));
        return List.of(figure.apply(50.0), figure.apply(99.0));
    }

    /**
     * How many of those that come on schedule can be answered. That is less than what so many in flight reach, who keep
     * the processors from waking up and falling asleep for each.
     */
    private static double most(String what, Duration time, IntFunction<Operation> turn) {
        double inFlight = ClosedLoop.run(IN_FLIGHT, time, turn).requireSound(what).perSecond();
        return OpenLoop.run(inFlight, time, turn).requireSound(what).perSecond();
    }

    /** The documents that the 360° view shows, of any copy. */
    private static Operation find(MongoClient mongo) {
        MongoCollection<Document> collection = Documents.customers(mongo);
        List<Object> ids = Documents.ids(collection, 500);
        return () -> {
            Object id = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
            if (collection.find(new Document("_id", id)).first() == null) {
                throw new UnexpectedAnswerException("no document");
            }
        };
    }
}
