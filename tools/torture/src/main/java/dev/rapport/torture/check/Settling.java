package dev.rapport.torture.check;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.rapport.driver.ApiException;
import dev.rapport.localstack.Service;
import dev.rapport.torture.fault.Poison;
import dev.rapport.torture.stage.EventStores;
import dev.rapport.torture.stage.Operators;
import dev.rapport.torture.stage.Stage;

/** Waits until nobody has anything left to do. */
public final class Settling {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** What a projection knows of its lag is a moment old. */
    private static final int QUIET_LOOKS = 4;

    private final Stage stage;
    private final Operators operators;
    private final Poison poison;

    public Settling(Stage stage, Operators operators, Poison poison) {
        this.stage = stage;
        this.operators = operators;
        this.poison = poison;
    }

    /** @return what is still to be done after so long; nothing when all is quiet */
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
        stage.notReady().forEach(part -> open.add(part + " is not ready"));
        EventStores stores = new EventStores(stage.stack());
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
            operators.projections().stream().filter(projection -> !projection.idle())
                    .forEach(projection -> open.add(projection + " is not done"));
            open.addAll(poison.redrive(operators));
        } catch (ApiException e) {
            open.add(String.valueOf(e.getMessage()));
        }
        return open;
    }
}
