package dev.rapport.localstack.stack;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;

/** The read models of all services, by what operators may do to them. */
public final class Projections {
    private static final int OK = 200;
    private static final int SUCCESS_BELOW = 300;

    private final StackPorts ports;
    private final Gateway gateway;

    public Projections(StackPorts ports) {
        this.ports = ports;
        gateway = new Gateway(ports.of(Service.GATEWAY));
    }

    /**
     * Has the read model filled anew, which goes on after this returns.
     *
     * @return the service that does so
     * @throws StackException when no service has such a read model, or it does not want to
     */
    public String rebuild(String name) {
        String token = gateway.token("admin");
        Map<String, Service> all = owners(token);
        Service owner = all.get(name);
        if (owner == null) {
            throw new StackException(
                    "no projection is called " + name + "; there are " + String.join(", ", all.keySet()));
        }
        HttpResponse<String> response = gateway.post(
                address(owner).resolve("/internal/projections/" + name + "/rebuild"),
                token, Map.of());
        if (response.statusCode() >= SUCCESS_BELOW) {
            throw new StackException(owner.label() + " answers " + response.statusCode() + " " + response.body());
        }
        return owner.label();
    }

    private Map<String, Service> owners(String token) {
        Map<String, Service> owners = new TreeMap<>();
        for (Service service : Service.values()) {
            names(service, token).forEach(name -> owners.put(name, service));
        }
        return owners;
    }

    /** A service without read models answers that there is no such address. */
    private List<String> names(Service service, String token) {
        HttpResponse<String> response = gateway.get(address(service).resolve("/internal/projections"), token);
        if (response.statusCode() != OK) {
            return List.of();
        }
        return StreamSupport.stream(Gateway.parse(response.body()).spliterator(), false)
                .map(projection -> projection.path("name").asString()).toList();
    }

    private URI address(Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }
}
