package dev.rapport.reporting.service;

import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.TokenIssuer;
import dev.rapport.common.testing.Topics;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.employee.Role;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import dev.rapport.reporting.ReportingService;
import dev.rapport.reporting.support.Given;
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
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on real servers, and the events that the write services would send. */
final class RunningService {

    static final LocalServers SERVERS = LocalServers.shared(Server.KAFKA, Server.MONGODB, Server.ELASTICSEARCH);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private final ConfigurableApplicationContext context;
    private final int port;

    RunningService(String... more) {
        this(List.of(more), "t" + UUID.randomUUID());
    }

    /** @param database of MongoDB */
    RunningService(List<String> more, String database) {
        Topics.create();
        var arguments = new ArrayList<>(List.of("--server.port=0", "--management.server.port=0",
                "--rapport.kafka.bootstrap-servers=" + SERVERS.kafkaBootstrap(),
                "--rapport.projection.grace=2s",
                "--rapport.mongodb.uri=" + SERVERS.mongoUri(), "--rapport.mongodb.database=" + database,
                "--rapport.elasticsearch.uris=" + SERVERS.elasticsearchUri(),
                "--rapport.security.issuer-uri=" + TokenIssuer.TRUSTED.uri(), "--logging.level.root=warn"));
        // What is said twice would be a list.
        more.forEach(argument -> arguments.removeIf(
                usual -> usual.startsWith(argument.substring(0, argument.indexOf('=') + 1))));
        arguments.addAll(more);
        context = SpringApplication.run(ReportingService.class, arguments.toArray(String[]::new));
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    }

    /** Waits until everything can be read. */
    RunningService ready() {
        for (var path : List.of("/api/leads?limit=1", "/api/search?q=nobody",
                "/api/customers/" + UUID.randomUUID() + "/timeline")) {
            Awaitility.await(path).atMost(Duration.ofSeconds(60)).until(() -> get(path).status() != 503);
        }
        return this;
    }

    /** Sends events of one record and answers the position after the last of them. */
    synchronized String send(UUID id, DomainEvent... events) {
        var envelopes = new ArrayList<EventEnvelope>();
        String type = "";
        long sequence = -1;
        for (var event : events) {
            sequence = sequences.merge(id, 0L, (before, zero) -> before + 1);
            var eventType = EventCatalogue.of(event);
            type = eventType.aggregate();
            envelopes.add(new EventEnvelope(UUID.randomUUID(), "/" + EventCatalogue.ownerOf(eventType.aggregate()),
                    eventType, id, sequence, Instant.now(), "c",
                    null, Given.REN.toString(), 1, event));
        }
        Topics.publish(envelopes);
        return new Position(List.of(new Position.Entry(type, id, sequence))).encode(TokenSigner.ofThisMachine());
    }

    HttpRequest.Builder request(Role role, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TokenIssuer.TRUSTED.token(new Caller(Given.REN, Set.of(role))));
    }

    Answer get(String path, String... headers) {
        return get(Role.REP, path, headers);
    }

    Answer get(Role role, String path, String... headers) {
        var request = request(role, path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Answer.to(request);
    }

    Answer post(Role role, String path) {
        return Answer.to(request(role, path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** What a metric without tags stands at. */
    double metric(String name) {
        String management = context.getEnvironment().getRequiredProperty("local.management.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/prometheus"));
        var metrics = client.sendAsync(request.timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString()).join().body();
        return metrics.lines().filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    HttpClient client() {
        return client;
    }

    void stop() {
        context.close();
        client.close();
    }
}
