package dev.rapport.torture.system;

import dev.rapport.driver.Api;
import dev.rapport.driver.ApiException;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.OwnStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What operators see of the projections of every instance, and may do to them. */
public final class ProjectionAdmin {
    private static final String PATH = "/internal/projections";
    private static final Duration BOUND = Duration.ofSeconds(8);

    private final OwnStack stack;
    private final People people;

    public ProjectionAdmin(OwnStack stack, People people) {
        this.stack = stack;
        this.people = people;
    }

    /** A projection as one instance of its service sees it. */
    public record Projection(String instance, JsonNode status) {
        public String name() {
            return status.path("name").asString("");
        }

        /** Whether it has nothing left to do; what other instances have to do it does not know. */
        public boolean idle() {
            return status.path("state").asString("").equals("RUNNING") && status.path("lagEvents").asLong(-1) == 0
                    && status.path("building").asString("").isEmpty();
        }

        @Override
        public String toString() {
            return instance + " " + status;
        }
    }

    /** The instances that have projections. */
    public List<String> instances() {
        List<String> instances = new ArrayList<>();
        for (Service service : Service.values()) {
            if (service != Service.GATEWAY) {
                instances.addAll(stack.instances(service));
            }
        }
        return instances;
    }

    /** All of them; throws {@link ApiException} when an instance does not answer. */
    public List<Projection> projections() {
        List<Projection> projections = new ArrayList<>();
        for (String instance : instances()) {
            get(instance, PATH).forEach(status -> projections.add(new Projection(instance, status)));
        }
        return projections;
    }

    /** Events that a projection keeps aside, as the instance tells. */
    public List<JsonNode> parked(String instance, String projection) {
        List<JsonNode> parked = new ArrayList<>();
        get(instance, PATH + "/" + projection + "/parked").forEach(parked::add);
        return parked;
    }

    private JsonNode get(String instance, String path) {
        return admin(instance).get(path).is(200).json();
    }

    private Api admin(String instance) {
        return people.as(Person.ADMIN, stack.port(instance)).within(BOUND);
    }

    /** Has parked events tried again. */
    public void redrive(String instance, String projection) {
        post(instance, PATH + "/" + projection + "/redrive");
    }

    /** Has a read model filled anew, by whichever instance of the service answers. */
    public void rebuild(Service service, String projection) {
        StackException failure = new StackException("nobody rebuilds " + projection);
        for (String instance : stack.instances(service)) {
            try {
                post(instance, PATH + "/" + projection + "/rebuild");
                return;
            } catch (ApiException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private void post(String instance, String path) {
        admin(instance).post(path).is(202);
    }
}
