package dev.rapport.systemtests.support;

import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import java.util.Set;
import java.util.stream.Stream;

/** A process of the system. */
public enum Part {
    POSTGRESQL,
    KAFKA,
    MONGODB,
    ELASTICSEARCH,
    CONTACT("account", "contact", "employee", "lead", "view", "policy", "field", "source", "rule"),
    DEAL("deal", "pipeline"),
    INTERACTION("interaction", "notice", "following"),
    REPORTING,
    GATEWAY;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody can change what Set.of makes.
    private final Set<String> aggregates;

    Part(String... aggregates) {
        this.aggregates = Set.of(aggregates);
    }

    /** The aggregates whose events this process stores and publishes; none for most. */
    public Set<String> aggregates() {
        return aggregates;
    }

    /** The kinds of records there are. */
    public static Stream<String> allAggregates() {
        return Stream.of(values()).flatMap(part -> part.aggregates.stream()).sorted();
    }

    /** The process that stores and publishes the events of these records. */
    public static Part owning(String aggregate) {
        return Stream.of(values()).filter(part -> part.aggregates.contains(aggregate)).findFirst().orElseThrow();
    }

    boolean isServer() {
        return compareTo(CONTACT) < 0;
    }

    Server server() {
        return Server.valueOf(name());
    }

    /** Its name among the processes of the stack. */
    public String label() {
        return isServer() ? server().label() : service().label();
    }

    Service service() {
        return Service.valueOf(name());
    }
}
