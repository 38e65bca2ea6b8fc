package dev.rapport.bench.row;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.driver.Api;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** What the read models keep in MongoDB, in collections {@code <projection>.<copy>.<name>}. */
final class Documents {
    private static final String DATABASE = "rapport";

    private Documents() {}

    /** Those of all copies that hold documents made from events. */
    static List<MongoCollection<Document>> collections(MongoClient mongo) {
        MongoDatabase database = mongo.getDatabase(DATABASE);
        List<MongoCollection<Document>> found = new ArrayList<>();
        for (String name : database.listCollectionNames()) {
            if (name.split("\\.", -1).length == 3) {
                found.add(database.getCollection(name));
            }
        }
        return found;
    }

    /** Those that readers are answered from. */
    static List<MongoCollection<Document>> live(MongoClient mongo, Fixture fixture) {
        Set<String> live = liveCopies(fixture);
        return collections(mongo).stream().filter(each -> {
            String name = each.getNamespace().getCollectionName();
            return live.contains(name.substring(0, name.lastIndexOf('.')));
        }).toList();
    }

    /** Names of the indices in Elasticsearch that readers are answered from. */
    static List<String> liveIndices(Fixture fixture) {
        Set<String> live = liveCopies(fixture);
        JsonNode aliases = new Api(URI.create(fixture.stack().elasticsearchUri()), () -> null).get("/_alias").is(200)
                .json();
        return aliases.propertyNames().stream().filter(index -> live.stream()
                .anyMatch(copy -> index.equals("rapport-" + copy.replace('.', '-')))).toList();
    }

    private static Set<String> liveCopies(Fixture fixture) {
        return fixture.projections(Service.REPORTING).stream()
                .map(each -> each.path("name").asString() + "." + each.path("copy").asString())
                .collect(Collectors.toSet());
    }

    /** The customers of the 360° view. */
    static MongoCollection<Document> customers(MongoClient mongo) {
        return collections(mongo).stream()
                .filter(each -> each.getNamespace().getCollectionName().endsWith(".customers"))
                .findFirst().orElseThrow(() -> new StackException("there are no customers in MongoDB"));
    }

    static List<Object> ids(MongoCollection<Document> collection, int most) {
        List<Object> ids = new ArrayList<>();
        for (Document document : collection.find().projection(Projections.include("_id")).limit(most)) {
            ids.add(document.get("_id"));
        }
        return ids;
    }
}
