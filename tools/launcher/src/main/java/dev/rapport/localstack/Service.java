package dev.rapport.localstack;

/** The services of Rapport, in the order in which data flows through them. */
public enum Service {
    CONTACT("contact-service"),
    DEAL("deal-service"),
    INTERACTION("interaction-service"),
    REPORTING(
            "reporting-service"),
    GATEWAY("gateway");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    /** Its name in commands and file names, which is also its module's. */
    public String label() {
        return label;
    }
}
