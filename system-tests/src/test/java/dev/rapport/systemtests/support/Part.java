package dev.rapport.systemtests.support;

import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;

/** A process of the system. */
public enum Part {
    POSTGRESQL,
    KAFKA,
    MONGODB,
    ELASTICSEARCH,
    CONTACT,
    DEAL,
    INTERACTION,
    REPORTING,
    GATEWAY;

    boolean isServer() {
        return ordinal() < CONTACT.ordinal();
    }

    Server server() {
        return Server.valueOf(name());
    }

    /** Its name among the processes of the stack. */
    String label() {
        return isServer() ? server().label() : service().label();
    }

    Service service() {
        return Service.valueOf(name());
    }
}
