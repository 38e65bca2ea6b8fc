package dev.rapport.torture.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.rapport.localstack.Service;
import dev.rapport.localstack.stack.OwnStack;

/** Writes once through every instance that writes, and reads it through every instance that reads. */
public final class EachInstance {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final OwnStack stack;
    private final Client client;
    private final Load load;

    public EachInstance(OwnStack stack, Client client, Load load) {
        this.stack = stack;
        this.client = client;
        this.load = load;
    }

    /** @return the instances that do not do their work */
    public List<String> stuck(String customerId) {
        List<String> stuck = new ArrayList<>();
        for (Service service : List.of(Service.CONTACT, Service.DEAL, Service.INTERACTION)) {
            for (String instance : stack.instances(service)) {
                Order order = switch (service) {
                    case CONTACT -> load.orders().lead("admin");
                    case DEAL -> load.orders().deal("admin", customerId, 1);
                    default -> load.orders().interaction("admin", customerId, 1);
                };
                Sender sender = new Sender(client.at(stack.port(instance)), load.records(), ATTEMPT,
                        new AtomicLong(System.nanoTime() + BOUND.toNanos()));
                if (sender.send(order) instanceof Outcome.Acknowledged done) {
                    read(done, instance, stuck);
                } else {
                    stuck.add(instance + " does not carry out a write");
                }
            }
        }
        return stuck;
    }

    private void read(Outcome.Acknowledged write, String writtenBy, List<String> stuck) {
        for (String instance : stack.instances(Service.REPORTING)) {
            Reader reader = new Reader(client.at(stack.port(instance)), load.records(), ATTEMPT);
            long deadline = System.nanoTime() + BOUND.toNanos();
            boolean seen = false;
            while (!seen && System.nanoTime() < deadline) {
                seen = reader.record(write);
                if (!seen) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
            if (!seen) {
                stuck.add(instance + " does not show what " + writtenBy + " has written: " + write.order().type() + " "
                        + write.id());
            }
        }
    }
}
