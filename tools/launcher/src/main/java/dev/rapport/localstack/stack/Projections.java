package dev.rapport.localstack.stack;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.ApiException;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import java.util.Map;
import java.util.TreeMap;

/** The read models of all services, by what operators may do to them. */
public final class Projections {
    private static final String PATH = "/internal/projections";
    private static final int ACCEPTED = 202;

    private final StackPorts ports;
    private final People people;

    public Projections(StackPorts ports) {
        this.ports = ports;
        people = new People(ports.of(Service.GATEWAY));
    }

    /**
     * Has the read model filled anew, which goes on after this returns.
     *
     * @return the service that does so
     * @throws StackException when no service has such a read model
     * @throws ApiException when it does not want to
     */
    public String rebuild(String name) {
        Map<String, Service> all = owners();
        Service owner = all.get(name);
        if (owner == null) {
            throw new StackException(
                    "no projection is called " + name + "; there are " + String.join(", ", all.keySet()));
        }
        admin(owner).post(PATH + "/" + name + "/rebuild").is(ACCEPTED);
        return owner.label();
    }

    private Api admin(Service service) {
        return people.as(Person.ADMIN, ports.of(service));
    }

    private Map<String, Service> owners() {
        Map<String, Service> owners = new TreeMap<>();
        for (Service service : Service.values()) {
            Answer answer = admin(service).get(PATH);
            // A service without read models answers that there is no such address.
            if (answer.ok()) {
                answer.json().forEach(projection -> owners.put(projection.path("name").asString(), service));
            }
        }
        return owners;
    }
}
