package dev.rapport.bench.row;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.UnexpectedAnswerException;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.bson.Document;

/** Reading at half of what reporting-service can answer, beside a find by id in MongoDB at the same rate. */
public final class ReadRow implements Row {
    @Override
    public String name() {
        return "reads";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        try (HttpPool server = setup.fixture().pool(Service.REPORTING);
                MongoClient mongo = MongoClients.create(setup.fixture().stack().mongoUri())) {
            HalfLoad load = new HalfLoad(setup, name(), "MongoDB find by id", find(mongo));
            return Stream.concat(
                    load.measure("360° view", () -> setup.workload().view(server), Goal.atMost(3), Goal.NONE).stream(),
                    load.measure("pipeline report", () -> setup.workload().report(server), Goal.atMost(3), Goal.NONE)
                            .stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
