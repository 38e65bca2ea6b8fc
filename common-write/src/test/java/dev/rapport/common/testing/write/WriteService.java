package dev.rapport.common.testing.write;

import dev.rapport.common.security.Caller;
import dev.rapport.common.security.KnownEmployees;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.TokenIssuer;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** An instance of a write service on the shared embedded servers, driven over HTTP. */
public final class WriteService implements AutoCloseable {

    public static final LocalServers SERVERS = LocalServers.shared(Server.POSTGRESQL, Server.KAFKA);

    private final ConfigurableApplicationContext context;

    private WriteService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts an instance; further properties as {@code name=value}. */
    public static WriteService start(Class<?> application, String database, String... properties) {
        var context = new SpringApplicationBuilder(application)
                .run(arguments(database, properties).toArray(String[]::new));
        awaitStaff(context.getBean(KnownEmployees.class));
        return new WriteService(context);
    }

    /** Callers are let in once the service has read who works here. */
    private static void awaitStaff(KnownEmployees employees) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> employees.standing(new UUID(0, 1)) == KnownEmployees.Standing.UNKNOWN);
    }

    /** What an instance on the shared servers is started with. */
    public static List<String> arguments(String database, String... properties) {
        var arguments = new ArrayList<>(
                List.of("--server.port=0", "--management.server.port=-1", "--springdoc.paths-to-match=/api/**",
                        "--spring.datasource.url=" + SERVERS.jdbcUrl(database),
                        "--spring.datasource.password=" + LocalServers.PASSWORD,
                        "--rapport.kafka.bootstrap-servers=" + SERVERS.kafkaBootstrap(),
                        "--rapport.publishing.leader-retry=200ms",
                        "--rapport.projection.session-timeout=6s",
                        "--rapport.security.issuer-uri=" + TokenIssuer.TRUSTED.uri(),
                        "--logging.structured.format.console=", "--logging.level.root=warn"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return arguments;
    }

    public Answer post(Caller caller, String path, String body) {
        return Answer.to(request(caller, path).POST(BodyPublishers.ofString(body)));
    }

    public Answer patch(Caller caller, String path, String body) {
        return Answer.to(request(caller, path).method("PATCH", BodyPublishers.ofString(body)));
    }

    /** A request with the caller's token. */
    public HttpRequest.Builder request(Caller caller, String path) {
        return request(path).header("Authorization", "Bearer " + TokenIssuer.TRUSTED.token(caller));
    }

    /** A request of somebody who is not signed in. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30)).header("Content-Type",
                "application/json");
    }

    public URI uri(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
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
