package dev.rapport.gateway.routing;

import java.util.Arrays;
import java.util.List;

/** A service behind the gateway with the resources it takes writes for; reporting-service answers every read. */
public enum Service {
    CONTACT("contact-service", List.of("employees", "leads", "contacts", "accounts")), DEAL("deal-service",
            List.of("pipelines", "deals")), INTERACTION("interaction-service",
                    List.of("interactions")), REPORTING("reporting-service", List.of());

    /** What can only be read; a write to it is 405 and not 404. */
    static final List<String> READ_ONLY = List.of("customers", "search", "reports", "stream");

    private final String id;
    @SuppressWarnings("ImmutableEnumChecker") // made with List.of
    private final List<String> writes;

    Service(String id, List<String> writes) {
        this.id = id;
        this.writes = writes;
    }

    /** The name under which it is known in events, logs and deployments. */
    public String id() {
        return id;
    }

    static Service of(String id) {
        return Arrays.stream(values()).filter(service -> service.id.equals(id)).findFirst().orElseThrow();
    }

    List<String> writes() {
        return writes;
    }

    /** Whether a request with this method and path, for example {@code POST /api/leads/{id}/qualify}, goes here. */
    public boolean answers(String method, String path) {
        if (method.equals("GET") || method.equals("HEAD")) {
            return this == REPORTING && (path.equals("/api") || path.startsWith("/api/"));
        }
        return writes.stream().anyMatch(resource -> path.equals("/api/" + resource)
                || path.startsWith("/api/" + resource + "/"));
    }
}
