package dev.rapport.gateway.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI documents that lie in the gateway: those that the builds of the services write, and its own. */
public final class CommittedDocument {

    private CommittedDocument() {}

    /** What the service answers; read anew each time, since nobody needs it after the start. */
    public static JsonNode of(Service service) {
        return named(service.name().toLowerCase(Locale.ROOT));
    }

    /** The gateway's own: information, security schemes and problem responses. */
    public static JsonNode ofGateway() {
        return named("gateway");
    }

    private static JsonNode named(String name) {
        try (InputStream in = new ClassPathResource("openapi/" + name + ".json").getInputStream()) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
