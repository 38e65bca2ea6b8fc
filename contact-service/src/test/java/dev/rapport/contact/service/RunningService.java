package dev.rapport.contact.service;

import dev.rapport.common.security.Role;
import dev.rapport.contact.ContactService;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An instance of the service on the embedded servers, and somebody who calls it. */
public final class RunningService {

    static final LocalServers SERVERS = LocalServers.shared(Server.POSTGRESQL, Server.KAFKA);
    static final TokenIssuer ISSUER = new TokenIssuer();
    static final UUID ADMIN = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static @Nullable RunningService shared;
    private static @Nullable RunningService other;

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One instance for all tests of this JVM. */
    public static synchronized RunningService shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** A second one beside it, for what instances do to each other. */
    static synchronized RunningService other() {
        if (other == null) {
            other = start();
        }
        return other;
    }

    private static RunningService start() {
        return new RunningService(new SpringApplicationBuilder(ContactService.class).run("--server.port=0",
                "--springdoc.paths-to-match=/api/**",
                "--spring.datasource.url=" + SERVERS.jdbcUrl("contact"), "--logging.structured.format.console=",
                "--rapport.publishing.bootstrap-servers=" + SERVERS.kafkaBootstrap(),
                "--rapport.projection.bootstrap-servers=" + SERVERS.kafkaBootstrap(),
                "--rapport.publishing.leader-retry=200ms", "--rapport.security.issuer-uri=" + ISSUER.uri()));
    }

    public Call post(String path, String json) {
        return new Call("POST", path).body(json.getBytes(StandardCharsets.UTF_8));
    }

    Call patch(String path, String json) {
        return new Call("PATCH", path).body(json.getBytes(StandardCharsets.UTF_8));
    }

    public Call get(String path) {
        return new Call("GET", path);
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    /** A request; by the administrator unless it says otherwise. */
    public final class Call {

        private final HttpRequest.Builder request;
        private final String method;
        private byte[] body = new byte[0];
        private @Nullable String token = ISSUER.token(ADMIN, Role.ADMIN);
        private String contentType = "application/json";

        private Call(String method, String path) {
            this.method = method;
            this.request = HttpRequest.newBuilder(URI.create(
                    "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path))
                    .timeout(Duration.ofSeconds(30));
        }

        Call body(byte[] bytes) {
            body = bytes;
            return this;
        }

        Call by(UUID employeeId, Role role) {
            return token(ISSUER.token(employeeId, role));
        }

        Call token(@Nullable String newToken) {
            token = newToken;
            return this;
        }

        Call contentType(String type) {
            contentType = type;
            return this;
        }

        Call header(String name, String value) {
            request.header(name, value);
            return this;
        }

        public Answer send() {
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (body.length > 0) {
                request.header("Content-Type", contentType);
            }
            try {
                var response = HTTP.send(request.method(method, BodyPublishers.ofByteArray(body)).build(),
                        BodyHandlers.ofString());
                JsonNode json = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
                return new Answer(response.statusCode(), response.headers().map().entrySet().stream().collect(
                        Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT),
                                e -> e.getValue().getFirst())),
                        json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
