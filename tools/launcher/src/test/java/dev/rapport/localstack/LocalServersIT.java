package dev.rapport.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;
    private static LocalServers servers;

    @BeforeAll
    static void start() {
        servers = LocalServers.start(Set.of(Server.values()), data);
    }

    @AfterAll
    static void stop() {
        servers.close();
        assertThat(Server.values()).noneMatch(servers::running);
    }

    @Test
    void postgresqlKeepsWhatWasCommittedBeforeItWasKilled() throws SQLException {
        execute("CREATE TABLE IF NOT EXISTS kept (id int)");
        execute("INSERT INTO kept VALUES (42)");

        servers.kill(Server.POSTGRESQL);
        assertThat(servers.running(Server.POSTGRESQL)).isFalse();
        servers.restart(Server.POSTGRESQL);

        assertThat(query("SELECT max(id) FROM kept")).isEqualTo("42");
    }

    @Test
    void postgresqlCommitsDurablyAndHasADatabasePerService() throws SQLException {
        assertThat(query("SHOW fsync")).isEqualTo("on");
        assertThat(query("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'interaction'"))
                .isEqualTo("rapport");
        assertThatThrownBy(() -> DriverManager.getConnection(servers.jdbcUrl("contact"), "rapport", "wrong").close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void kafkaKeepsWhatItAcknowledgedBeforeItWasKilled() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
        }
        publish("before");

        servers.kill(Server.KAFKA);
        servers.restart(Server.KAFKA);
        publish("after");

        assertThat(readAll("kept", 2)).containsExactly("before", "after");
    }

    @Test
    void kafkaMakesNoTopicByItself() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.kafkaBootstrap()));
                var producer = producer(Map.of("max.block.ms", "1000"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("never-made", new byte[0])).get())
                    .isInstanceOf(Exception.class);
            assertThat(admin.listTopics().names().get()).doesNotContain("never-made");
        }
    }

    @Test
    void elasticsearchKeepsWhatItAcknowledgedBeforeItWasKilled() throws Exception {
        request("PUT", "/kept", "{\"settings\":{\"number_of_replicas\":0,\"codec\":\"best_compression\"}}");
        request("PUT", "/kept/_doc/1", "{\"name\":\"Mali\"}");

        servers.kill(Server.ELASTICSEARCH);
        servers.restart(Server.ELASTICSEARCH);

        assertThat(request("GET", "/_cluster/health/kept?wait_for_status=green", "")).contains("\"green\"");
        assertThat(request("GET", "/kept/_doc/1", "")).contains("Mali");
    }

    @Test
    void elasticsearchGreetsAndKnowsTheLanguages() throws Exception {
        assertThat(request("GET", "/", "")).contains("You Know, for Search");
        assertThat(analyze("english", "running leads")).contains("\"run\"", "\"lead\"");
        assertThat(analyze("thai", "สวัสดีครับ")).contains("\"สวัสดี\"", "\"ครับ\"");
        assertThat(analyze("cjk", "北京大学")).contains("\"北京\"", "\"大学\"");
    }

    @Test
    void elasticsearchNormalizesKeywordsAndAnalyzesPrefixes() throws Exception {
        assertThat(request("PUT", "/names",
                """
                        {"settings": {"number_of_replicas": 0, "analysis": {
                           "normalizer": {"folded": {"type": "custom", "filter": ["lowercase", "asciifolding"]}},
                           "filter": {"starts": {"type": "edge_ngram", "min_gram": 2, "max_gram": 5}},
                           "analyzer": {"prefix": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding", "starts"]}}}},
                         "mappings": {"properties": {"name": {"type": "keyword", "normalizer": "folded",
                           "fields": {"prefix": {"type": "text", "analyzer": "prefix", "search_analyzer": "standard"}}}}}}
                        """))
                .contains("\"acknowledged\":true");
        request("PUT", "/names/_doc/1?refresh=true", "{\"name\":\"Zoë\"}");

        assertThat(request("POST", "/names/_search", "{\"query\":{\"term\":{\"name\":\"ZOE\"}}}")).contains("Zoë");
        assertThat(request("POST", "/names/_search", "{\"query\":{\"match\":{\"name.prefix\":\"zo\"}}}"))
                .contains("Zoë");
    }

    @Test
    void mongodbComesBackEmpty() {
        try (var client = MongoClients.create(servers.mongoUri())) {
            client.getDatabase("rapport").getCollection("leads").insertOne(new Document("_id", 1));
        }

        servers.kill(Server.MONGODB);
        servers.restart(Server.MONGODB);

        try (var client = MongoClients.create(servers.mongoUri())) {
            assertThat(client.getDatabase("rapport").getCollection("leads").countDocuments()).isZero();
        }
    }

    @Test
    void aPausedServerAnswersAgainOnceItIsResumed() throws SQLException {
        String url = servers.jdbcUrl("deal") + "?socketTimeout=1&connectTimeout=1";
        servers.pause(Server.POSTGRESQL);
        assertThatThrownBy(() -> DriverManager.getConnection(url, "rapport", "rapport").close())
                .isInstanceOf(SQLException.class);

        servers.resume(Server.POSTGRESQL);

        assertThat(query("SELECT 1")).isEqualTo("1");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(servers.jdbcUrl("contact"), LocalServers.USER, LocalServers.PASSWORD);
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", servers.kafkaBootstrap()));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void publish(String value) throws Exception {
        try (var producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>("kept", value.getBytes(StandardCharsets.UTF_8))).get();
        }
    }

    private static List<String> readAll(String topic, int expected) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", servers.kafkaBootstrap()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(read -> values.add(new String(read.value(), StandardCharsets.UTF_8)));
            }
        }
        return values;
    }

    private static String analyze(String analyzer, String text) throws Exception {
        return request("POST", "/_analyze", "{\"analyzer\":\"" + analyzer + "\",\"text\":\"" + text + "\"}");
    }

    private static String request(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(servers.elasticsearchUri() + path)).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
