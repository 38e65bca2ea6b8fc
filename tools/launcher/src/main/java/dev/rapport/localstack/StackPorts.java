package dev.rapport.localstack;

import dev.rapport.localstack.process.Ports;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Where each part of the stack listens on the loopback address. */
public final class StackPorts {
    private static final Map<Server, Integer> SERVER_DEFAULTS = Map.of(Server.POSTGRESQL, 15432, Server.KAFKA, 19092,
            Server.ELASTICSEARCH, 19200, Server.MONGODB, 17017);
    private static final Map<Service, Integer> SERVICE_DEFAULTS = Map.of(Service.GATEWAY, 8080, Service.CONTACT, 8081,
            Service.DEAL, 8082, Service.INTERACTION, 8083, Service.REPORTING, 8084);
    private static final int HIGHEST = 65_535;
    private static final int TO_MANAGEMENT = 1_000;

    private final Map<Server, Integer> servers = new EnumMap<>(Server.class);
    private final Map<Service, Integer> services = new EnumMap<>(Service.class);

    private final Map<Server, Integer> proxies = new EnumMap<>(Server.class);

    private StackPorts() {}

    /**
     * The usual ports, except where a variable such as {@code RAPPORT_GATEWAY_PORT} says otherwise.
     *
     * @throws StackException when a variable is no port, or two parts would share one
     */
    public static StackPorts of(Map<String, String> environment) {
        StackPorts ports = new StackPorts();
        SERVER_DEFAULTS
                .forEach((server, usual) -> ports.servers.put(server, read(environment, variable(server), usual)));
        SERVICE_DEFAULTS
                .forEach((service, usual) -> ports.services.put(service, read(environment, variable(service), usual)));
        ports.refuseOneForTwo();
        return ports;
    }

    private void refuseOneForTwo() {
        Map<Integer, String> seen = new TreeMap<>();
        Map<String, Integer> all = new TreeMap<>();
        environment().forEach((variable, port) -> all.put(variable, Integer.valueOf(port)));
        services.forEach((service, port) -> all.put("management of " + variable(service), management(port)));
        all.forEach((variable, port) -> {
            String other = seen.put(port, variable);
            if (other != null) {
                throw new StackException(other + " and " + variable + " are both " + port);
            }
        });
    }

    /** Where a service that takes requests at this port tells its health and metrics. */
    public static int management(int port) {
        return port + TO_MANAGEMENT;
    }

    /** Ports that nobody uses now. */
    public static StackPorts free() {
        StackPorts ports = new StackPorts();
        for (Server server : Server.values()) {
            ports.servers.put(server, Ports.free());
        }
        for (Service service : Service.values()) {
            ports.services.put(service, Ports.free());
        }
        return ports;
    }

    public int of(Server server) {
        return servers.getOrDefault(server, 0);
    }

    /** Has the services look for the server at another port, where something passes on to it. */
    public void redirect(Server server, int port) {
        proxies.put(server, port);
    }

    /** Where the services look for the server. */
    public int seenAt(Server server) {
        return proxies.getOrDefault(server, of(server));
    }

    public int of(Service service) {
        return services.getOrDefault(service, 0);
    }

    /** The variables that tell every service where the others are. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        servers.keySet().forEach(server -> variables.put(variable(server), Integer.toString(seenAt(server))));
        services.forEach((service, port) -> variables.put(variable(service), port.toString()));
        return variables;
    }

    /** The variable that moves the server, e.g. {@code RAPPORT_POSTGRES_PORT}. */
    public static String variable(Server server) {
        return "RAPPORT_" + (server == Server.POSTGRESQL ? "POSTGRES" : server.name()) + "_PORT";
    }

    /** The variable that moves the service, e.g. {@code RAPPORT_GATEWAY_PORT}. */
    public static String variable(Service service) {
        return "RAPPORT_" + service.name() + "_PORT";
    }

    private static int read(Map<String, String> environment, String variable, int usual) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port <= HIGHEST - TO_MANAGEMENT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new StackException(variable + " is no port: " + value);
    }
}
