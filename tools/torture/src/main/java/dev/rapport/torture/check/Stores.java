package dev.rapport.torture.check;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.OwnStack;
import dev.rapport.torture.system.EventStores;
import dev.rapport.torture.system.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads everything there is from the servers themselves. */
public final class Stores {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MARKER = "#copy";
    private static final int PAGE = 2_000;
    private static final int OK = 200;
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final List<Service> KNOW_CUSTOMERS = List.of(Service.DEAL, Service.INTERACTION);

    private final OwnStack stack;
    private final EventStores databases;

    public Stores(OwnStack stack) {
        this.stack = stack;
        databases = new EventStores(stack);
    }

    /** All events of all services, in the order in which they were inserted. */
    public List<Event> events() throws SQLException {
        return events("event");
    }

    /** The events that a service has taken for published and then did not find on Kafka. */
    public List<Event> returned() throws SQLException {
        return events("event join (select distinct position from torture_returned) returned using (position)");
    }

    private List<Event> events(String table) throws SQLException {
        List<Event> events = new ArrayList<>();
        for (Service service : EventStores.SERVICES) {
            try (Connection connection = databases.connect(service);
                    var rows = connection.createStatement().executeQuery(
                            """
                                    select event_id, aggregate_type, aggregate_id, sequence, type, data from %s order by position
                                    """
                                    .formatted(table))) {
                while (rows.next()) {
                    events.add(new Event(rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4),
                            rows.getString(5), "", JSON.readTree(rows.getString(6))));
                }
            }
        }
        return events;
    }

    /** What is noted under every Idempotency-Key. */
    public Map<String, StoreCheck.Answered> keys() throws SQLException {
        Map<String, StoreCheck.Answered> keys = new HashMap<>();
        for (Service service : EventStores.SERVICES) {
            try (Connection connection = databases.connect(service);
                    var rows = connection.createStatement().executeQuery("select key, answer from idempotency_key")) {
                while (rows.next()) {
                    JsonNode answer = JSON.readTree(rows.getString(2));
                    keys.put(rows.getString(1), new StoreCheck.Answered(answer.path("id").asString(""),
                            answer.path("version").asLong(-1)));
                }
            }
        }
        return keys;
    }

    /** All records of all topics, as often as they are there. */
    public List<Event> published() {
        return new Topics(stack.kafkaBootstrap()).all().stream().map(Stores::event).toList();
    }

    private static Event event(ConsumerRecord<String, byte[]> record) {
        return new Event(Topics.header(record, "ce_id"), record.topic().substring("rapport.".length()), record.key(),
                Topics.sequence(record), Topics.header(record, "ce_type"),
                Topics.recordedAt(record), json(record.value()));
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (JacksonException e) {
            // Poisoned.
            return MissingNode.getInstance();
        }
    }

    /** What readers are shown. */
    public ReadModels readModels() throws IOException, SQLException {
        Map<String, Fold.Folded> records = new HashMap<>();
        Map<String, Fold.Totals> customers = new HashMap<>();
        Map<String, String> history = new HashMap<>();
        try (var client = MongoClients.create(stack.mongoUri())) {
            MongoDatabase database = client.getDatabase("rapport");
            Document notes = database.getCollection("projections").find(new Document("_id", "records")).first();
            if (notes == null) {
                throw new StackException("MongoDB holds no projection");
            }
            String copy = "records." + live(notes.getString("notes")) + ".";
            each(database, copy + "records", document -> records.put(document.getString("_id"), record(document)));
            each(database, copy + "customers",
                    document -> customers.put(document.getString("_id"), totals(document.get("totals",
                            Document.class))));
            each(database, copy + "history", document -> history(document, history));
        }
        Map<String, Fold.Folded> found = new HashMap<>();
        search("search", "record", source -> found.put(source.path("recordId").asString(""), found(source)));
        Map<String, String> timeline = new HashMap<>();
        search("timeline", "event", source -> timeline.put(
                source.path("recordId").asString("") + ":" + source.path("sequence").asLong(),
                source.path("eventId").asString("")));
        List<String> periods = new ArrayList<>();
        Map<String, Long> deals = new HashMap<>();
        search("deal-periods", "deal", source -> deals.put(source.path("recordId").asString(""),
                source.path("sequence").asLong()));
        periods.addAll(ids("deal-periods", "period"));
        return new ReadModels(records, customers, history, found, timeline, periods, deals, known(), states());
    }

    private Map<String, Fold.Folded> states() {
        Map<String, Fold.Folded> states = new HashMap<>();
        new Topics(stack.kafkaBootstrap()).states().forEach((id, state) -> {
            Document answer = Document.parse(new String(state.value(), StandardCharsets.UTF_8));
            states.put(id, new Fold.Folded(state.topic().substring("rapport.state.".length()), answer.getString("id"),
                    answer.get("version", Number.class).longValue(), answer.getString("createdAt"),
                    answer.getString("updatedAt"), fields(answer)));
        });
        return states;
    }

    private static String live(String notes) {
        return JSON.readTree(notes).path("live").path("name").asString("");
    }

    private static void each(MongoDatabase database, String collection, Consumer<Document> consumer) {
        for (Document document : database.getCollection(collection).find()) {
            if (!MARKER.equals(document.getString("_id"))) {
                consumer.accept(document);
            }
        }
    }

    private static Fold.Folded record(Document document) {
        return new Fold.Folded(document.getString("type"), document.getString("_id"), document.getLong("version"),
                document.getString("createdAt"), document.getString("updatedAt"),
                fields(document.get("fields", Document.class)));
    }

    private static Map<String, @Nullable String> fields(Document stored) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        stored.forEach((name, value) -> {
            if (name.equals("amount")) {
                fields.put("amount", value instanceof Document amount ? amount.getString("amount") : null);
                fields.put("currency", value instanceof Document amount ? amount.getString("currency") : null);
            } else {
                fields.put(name, ReadModels.text(value));
            }
        });
        return fields;
    }

    private static Fold.Totals totals(Document totals) {
        String last = totals.getString("lastInteractionAt");
        return new Fold.Totals(totals.getLong("openDeals"), totals.getLong("wonDeals"), totals.getLong("lostDeals"),
                sums(totals.get("openValue", Document.class)), sums(totals.get("wonValue", Document.class)),
                totals.getLong("interactions"), last == null ? null : Instant.parse(last));
    }

    private static Map<String, java.math.BigDecimal> sums(Document sums) {
        Map<String, java.math.BigDecimal> read = new TreeMap<>();
        sums.forEach((currency, amount) -> read.put(currency, new java.math.BigDecimal(String.valueOf(amount))));
        return read;
    }

    private static void history(Document chunk, Map<String, String> history) {
        String id = chunk.getString("_id");
        String record = id.substring(0, id.indexOf('/'));
        chunk.forEach((name, value) -> {
            if (!name.equals("_id")) {
                history.put(record + ":" + name.substring(1),
                        JSON.readTree(String.valueOf(value)).path("id").asString(""));
            }
        });
    }

    private static Fold.Folded found(JsonNode source) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        for (String name : List.of("name", "organisation", "territory", "title", "status", "stage", "ownerId",
                "customerId", "channel", "direction", "currency")) {
            JsonNode value = source.path("state").path(name);
            if (!value.isMissingNode()) {
                fields.put(name, value.isNull() ? null : value.asString());
            }
        }
        return new Fold.Folded(source.path("type").asString(""), source.path("recordId").asString(""),
                source.path("sequence").asLong(-1), "", "", fields);
    }

    private void search(String projection, String kind, Consumer<JsonNode> consumer) throws IOException {
        hits(projection, kind, hit -> consumer.accept(hit.path("_source")));
    }

    private List<String> ids(String projection, String kind) throws IOException {
        List<String> ids = new ArrayList<>();
        hits(projection, kind, hit -> ids.add(hit.path("_id").asString("")));
        return ids;
    }

    private void hits(String projection, String kind, Consumer<JsonNode> consumer) throws IOException {
        String index = "rapport-" + projection + "-"
                + live(call("GET", "/rapport-projections/_doc/" + projection, null).path("_source").path("notes")
                        .asString("{}"));
        call("POST", "/" + index + "/_refresh", null);
        String pit = call("POST", "/" + index + "/_pit?keep_alive=1m", null).path("id").asString("");
        JsonNode after = MissingNode.getInstance();
        while (true) {
            Map<String, Object> query = new LinkedHashMap<>();
            query.put("size", PAGE);
            query.put("query", Map.of("term", Map.of("kind", kind)));
            query.put("pit", Map.of("id", pit, "keep_alive", "1m"));
            query.put("sort", List.of(Map.of("_shard_doc", "asc")));
            if (!after.isMissingNode()) {
                query.put("search_after", after);
            }
            JsonNode hits = call("POST", "/_search", JSON.writeValueAsString(query)).path("hits").path("hits");
            if (hits.isEmpty()) {
                return;
            }
            for (JsonNode hit : hits) {
                consumer.accept(hit);
                after = hit.path("sort");
            }
        }
    }

    private JsonNode call(String method, String path, @Nullable String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.elasticsearchUri() + path)).timeout(BOUND)
                .header("Content-Type", "application/json").method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IOException(
                        "Elasticsearch answers " + response.statusCode() + " to " + path + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Map<String, Long> known() throws SQLException {
        Map<String, Long> known = new HashMap<>();
        for (Service service : KNOW_CUSTOMERS) {
            try (Connection connection = databases.connect(service);
                    var rows = connection.createStatement()
                            .executeQuery("select customer_id, sequence from known_customer")) {
                while (rows.next()) {
                    known.put(service.label() + " " + rows.getString(1), rows.getLong(2));
                }
            }
        }
        return known;
    }
}
