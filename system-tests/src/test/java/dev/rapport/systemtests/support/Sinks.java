package dev.rapport.systemtests.support;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoClients;

/** The stores of the read models, emptied as somebody might who does not know better. */
public final class Sinks {
    private Sinks() {}

    public static void emptyMongoDb(Rapport rapport) {
        try (var client = MongoClients.create(rapport.mongoUri())) {
            client.getDatabase("rapport").drop();
        }
    }

    public static void emptyElasticsearch(Rapport rapport) {
        for (String index : indices(rapport.elasticsearch())) {
            Api.exchange(HttpRequest.newBuilder(rapport.elasticsearch().resolve("/" + index))
                    .timeout(Duration.ofSeconds(30)).DELETE().build()).is(200);
        }
    }

    private static List<String> indices(URI elasticsearch) {
        Answer answer = Api.exchange(HttpRequest.newBuilder(elasticsearch.resolve("/_cat/indices?format=json&h=index"))
                .timeout(Duration.ofSeconds(30)).build()).is(200);
        List<String> indices = new ArrayList<>();
        answer.json().forEach(index -> indices.add(index.path("index").asString()));
        return indices.stream().filter(index -> index.startsWith("rapport-")).toList();
    }
}
