package dev.rapport.interaction.support;

import dev.rapport.common.security.Caller;
import dev.rapport.interaction.InteractionService;
import dev.rapport.events.EventCatalogue;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An instance of the service on the shared embedded servers, driven over HTTP. */
public final class InteractionServer implements AutoCloseable {

    public static final LocalServers SERVERS = LocalServers.shared(Server.POSTGRESQL, Server.KAFKA);

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;

    private InteractionServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts an instance and waits until it reads the topics; further properties as {@code name=value}. */
    public static InteractionServer start(String... properties) {
        Topics.create(EventCatalogue.topics());
        var started = new InteractionServer(
                new SpringApplicationBuilder(InteractionService.class)
                        .run(arguments(0, properties).toArray(String[]::new)));
        UUID first = Customers.contact();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !started
                .texts("select type from known_customer where customer_id = ?", first).isEmpty());
        return started;
    }

    /** What an instance on the shared servers is started with. */
    public static List<String> arguments(int port, String... properties) {
        var arguments = new ArrayList<>(List.of("--server.port=" + port, "--springdoc.paths-to-match=/api/**",
                "--spring.datasource.url=" + SERVERS.jdbcUrl("interaction"),
                "--rapport.publishing.bootstrap-servers=" + SERVERS.kafkaBootstrap(),
                "--rapport.projection.bootstrap-servers=" + SERVERS.kafkaBootstrap(),
                "--rapport.security.issuer-uri=" + Issuer.TRUSTED.uri(), "--rapport.publishing.leader-retry=200ms",
                "--logging.structured.format.console=",
                "--logging.level.root=warn", "--rapport.projection.session-timeout=6s"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return arguments;
    }

    public Answer post(Caller caller, String path, String body) {
        return send(request(caller, path).POST(BodyPublishers.ofString(body)));
    }

    /** A request with the caller's token. */
    public HttpRequest.Builder request(Caller caller, String path) {
        return request(path).header("Authorization", "Bearer " + Issuer.TRUSTED.token(caller));
    }

    /** A request of somebody who is not signed in. */
    public HttpRequest.Builder request(String path) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The service has no web server");
        }
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
                .timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json");
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(),
                    response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The events of a record in the store, by their short names. */
    public List<String> events(UUID aggregateId) {
        return texts("select substring(type from '[^.]+$') from event where aggregate_id = ? order by sequence",
                aggregateId);
    }

    /** How many events there are. */
    public long events() {
        Long count = jdbc().queryForObject("select count(*) from event", Long.class);
        return count == null ? 0 : count;
    }

    /** The first column of a query, in its order. */
    public List<String> texts(String sql, Object... parameters) {
        return jdbc().query(sql, (row, number) -> row.getString(1), parameters);
    }

    public JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
