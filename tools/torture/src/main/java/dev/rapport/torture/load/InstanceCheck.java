package dev.rapport.torture.load;

import dev.rapport.driver.Api;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.stack.OwnStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Writes once through every instance that writes, and reads it through every instance that reads. */
public final class InstanceCheck {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final OwnStack stack;
    private final People people;
    private final Load load;

    public InstanceCheck(OwnStack stack, People people, Load load) {
        this.stack = stack;
        this.people = people;
        this.load = load;
    }

    /** The instances that do not do their work. */
    public List<String> stuck(String customerId) {
        List<String> stuck = new ArrayList<>();
        for (Service service : List.of(Service.CONTACT, Service.DEAL, Service.INTERACTION)) {
            for (String instance : stack.instances(service)) {
                WriteRequest request = switch (service) {
                    case CONTACT -> load.requests().lead(Person.ADMIN);
                    case DEAL -> load.requests().deal(Person.ADMIN, customerId, 1);
                    default -> load.requests().interaction(Person.ADMIN, customerId, 1);
                };
                Sender sender = new Sender(at(instance), load.journal(),
                        new AtomicLong(System.nanoTime() + BOUND.toNanos()));
                if (sender.send(request) instanceof Outcome.Acknowledged done) {
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
            Reader reader = new Reader(at(instance), load.journal());
            long deadline = System.nanoTime() + BOUND.toNanos();
            boolean seen = false;
            while (!seen && System.nanoTime() < deadline) {
                seen = reader.record(write);
                if (!seen) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
            if (!seen) {
                stuck.add(
                        instance + " does not show what " + writtenBy + " has written: " + write.request().type() + " "
                                + write.id());
            }
        }
    }

    private Function<Person, Api> at(String instance) {
        return person -> people.as(person, stack.port(instance)).within(ATTEMPT);
    }
}
