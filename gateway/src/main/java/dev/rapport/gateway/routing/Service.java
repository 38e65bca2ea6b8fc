package dev.rapport.gateway.routing;

/** A service behind the gateway. What it answers stands in its {@linkplain CommittedDocument OpenAPI document}. */
public enum Service {
    CONTACT("contact-service"),
    DEAL("deal-service"),
    INTERACTION("interaction-service"),
    REPORTING(
            "reporting-service");

    private final String id;

    Service(String id) {
        this.id = id;
    }

    /** The name under which it is known in events, logs and deployments. */
    public String id() {
        return id;
    }
}
