package dev.rapport.contact.service;

import dev.rapport.common.security.Caller;
import dev.rapport.common.testing.Answer;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.TokenIssuer;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.contact.ContactService;
import dev.rapport.events.employee.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** An instance of the service on the embedded servers, and somebody who calls it. */
public final class RunningService {

    private static @Nullable RunningService shared;
    private static @Nullable RunningService other;

    private final WriteService service = WriteService.start(ContactService.class, "contact");

    private RunningService() {}

    /** One instance for all tests of this JVM. */
    public static synchronized RunningService shared() {
        if (shared == null) {
            shared = new RunningService();
        }
        return shared;
    }

    /** A second one beside it, for what instances do to each other. */
    static synchronized RunningService other() {
        if (other == null) {
            other = new RunningService();
        }
        return other;
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
        return service.jdbc();
    }

    /** A request; by the administrator unless it says otherwise. */
    public final class Call {

        private final HttpRequest.Builder request;
        private final String method;
        private byte[] body = new byte[0];
        private @Nullable String token = TokenIssuer.TRUSTED.token(People.ADMIN);
        private String contentType = "application/json";

        private Call(String method, String path) {
            this.method = method;
            this.request = HttpRequest.newBuilder(service.uri(path)).timeout(Duration.ofSeconds(30));
        }

        Call body(byte[] bytes) {
            body = bytes;
            return this;
        }

        Call by(UUID employeeId, Role role) {
            return token(TokenIssuer.TRUSTED.token(new Caller(employeeId, Set.of(role))));
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
            return Answer.to(request.method(method, BodyPublishers.ofByteArray(body)));
        }
    }
}
