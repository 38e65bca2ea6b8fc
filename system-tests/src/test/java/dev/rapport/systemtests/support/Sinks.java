package dev.rapport.systemtests.support;

import com.mongodb.client.MongoClients;
import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;

/** The stores of the read models, emptied as somebody might who does not know better. */
public final class Sinks {
    private Sinks() {}

    public static void emptyMongoDb(Rapport rapport) {
        try (var client = MongoClients.create(rapport.mongoUri())) {
            client.getDatabase("rapport").drop();
        }
    }

    public static void emptyElasticsearch(Rapport rapport) {
        Api elasticsearch = rapport.elasticsearch();
        elasticsearch.get("/_cat/indices?format=json&h=index").is(200).json().forEach(each -> {
            String index = each.path("index").asString();
            if (index.startsWith("rapport-")) {
                delete(elasticsearch, index);
            }
        });
    }

    /** A copy that another one has replaced may be dropped by its service at the same moment. */
    private static void delete(Api elasticsearch, String index) {
        Answer answer = elasticsearch.send("DELETE", "/" + index, null);
        if (answer.status() != 404) {
            answer.is(200);
        }
    }
}
