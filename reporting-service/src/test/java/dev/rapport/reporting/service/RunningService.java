package dev.rapport.reporting.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import dev.rapport.common.security.Role;
import dev.rapport.common.web.Position;
import dev.rapport.events.CloudEvents;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import dev.rapport.reporting.ReportingService;
import dev.rapport.reporting.support.Given;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on real servers, and the events that the write services would send. */
final class RunningService {

    static final LocalServers SERVERS = LocalServers.shared(Server.KAFKA, Server.MONGODB, Server.ELASTICSEARCH);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TokenIssuer ISSUER = new TokenIssuer();

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", SERVERS.kafkaBootstrap(), "linger.ms", 0), new StringSerializer(),
            new ByteArraySerializer());
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private final ConfigurableApplicationContext context;
    private final int port;

    RunningService(String... more) {
        makeTopics();
        var arguments = new ArrayList<>(List.of("--server.port=0",
                "--rapport.projection.bootstrap-servers=" + SERVERS.kafkaBootstrap(),
                "--rapport.projection.grace=2s",
                "--rapport.mongodb.uri=" + SERVERS.mongoUri(), "--rapport.mongodb.database=t" + UUID.randomUUID(),
                "--rapport.elasticsearch.uris=" + SERVERS.elasticsearchUri(),
                "--rapport.security.issuer-uri=" + ISSUER.uri(), "--logging.level.root=warn"));
        arguments.addAll(List.of(more));
        context = SpringApplication.run(ReportingService.class, arguments.toArray(String[]::new));
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    }

    private static void makeTopics() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", SERVERS.kafkaBootstrap()))) {
            for (var topic : EventCatalogue.topics()) {
                try {
                    admin.createTopics(List.of(new NewTopic(topic, 6, (short) 1))).all().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new AssertionError(e);
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Sends events of one record and answers the position after the last of them. */
    synchronized String send(UUID id, DomainEvent... events) {
        var sent = new ArrayList<Future<?>>();
        String type = "";
        long sequence = -1;
        for (var event : events) {
            sequence = sequences.merge(id, 0L, (before, zero) -> before + 1);
            var eventType = EventCatalogue.of(event);
            type = eventType.aggregate();
            sent.add(producer.send(CloudEvents.toRecord(new EventEnvelope(UUID.randomUUID(), "/test", eventType, id,
                    sequence, Instant.now(), "c", null, Given.REN.toString(), 1, event))));
        }
        for (var each : sent) {
            try {
                each.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        return new Position(List.of(new Position.Entry(type, id, sequence))).encode();
    }

    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return body.path("code").asString("");
        }
    }

    HttpRequest.Builder request(Role role, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + ISSUER.token(Given.REN, role));
    }

    Answer get(String path, String... headers) {
        return get(Role.REP, path, headers);
    }

    Answer get(Role role, String path, String... headers) {
        var request = request(role, path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Answer post(Role role, String path) {
        return send(request(role, path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body().isEmpty()
                    ? JSON.nullNode()
                    : JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpClient client() {
        return client;
    }

    void stop() {
        context.close();
        producer.close();
        client.close();
    }
}
