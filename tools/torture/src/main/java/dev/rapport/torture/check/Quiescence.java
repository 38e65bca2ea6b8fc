package dev.rapport.torture.check;

import dev.rapport.driver.ApiException;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.torture.fault.PoisonEvents;
import dev.rapport.torture.system.EventStores;
import dev.rapport.torture.system.ProjectionAdmin;
import dev.rapport.torture.system.SystemUnderTest;
import dev.rapport.torture.system.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;

/** Waits until nobody has anything left to do. */
public final class Quiescence {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** What a projection knows of its lag is a moment old; what changed without an event is published within 5 s. */
    private static final int QUIET_LOOKS = 7;

    private final SystemUnderTest system;
    private final ProjectionAdmin admin;
    private final PoisonEvents poisonEvents;

    public Quiescence(SystemUnderTest system, ProjectionAdmin admin, PoisonEvents poisonEvents) {
        this.system = system;
        this.admin = admin;
        this.poisonEvents = poisonEvents;
    }

    /** What is still to be done after so long; nothing when all is quiet. */
    public List<String> await(Duration bound) {
        long deadline = System.nanoTime() + bound.toNanos();
        int quiet = 0;
        while (true) {
            List<String> open = open();
            quiet = open.isEmpty() ? quiet + 1 : 0;
            if (quiet >= QUIET_LOOKS) {
                return List.of();
            }
            if (System.nanoTime() > deadline) {
                return open;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private List<String> open() {
        List<String> open = new ArrayList<>();
        system.notReady().forEach(part -> open.add(part + " is not ready"));
        EventStores stores = new EventStores(system.stack());
        for (Service service : EventStores.SERVICES) {
            try {
                long waiting = stores.waiting(service);
                if (waiting > 0) {
                    open.add(waiting + " events of " + service.label() + " wait for Kafka");
                }
            } catch (SQLException e) {
                open.add("the database of " + service.label() + " does not answer: " + e.getMessage());
            }
        }
        try {
            admin.projections().stream().filter(projection -> !projection.idle())
                    .forEach(projection -> open.add(projection + " is not done"));
            open.addAll(poisonEvents.redrive(admin));
            long behind = new Topics(system.stack().kafkaBootstrap()).behindOfStates();
            if (behind > 0) {
                open.add("states are " + behind + " events behind");
            }
        } catch (ApiException | StackException | KafkaException e) {
            open.add(String.valueOf(e.getMessage()));
        }
        return open;
    }
}
