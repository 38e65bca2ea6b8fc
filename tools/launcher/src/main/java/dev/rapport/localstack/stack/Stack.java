package dev.rapport.localstack.stack;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.server.JvmServer;
import dev.rapport.localstack.server.Postgresql;
import dev.rapport.localstack.server.Room;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All parts of Rapport on one machine: what each is, not whether it runs. */
public final class Stack {
    private final Repository repository;
    private final StackPorts ports;
    private final Path data;
    private final StartupArchives archives;
    private final boolean training;
    private final Layout layout;
    private final Path logs;
    private final Map<Server, Installation> servers = new EnumMap<>(Server.class);
    private final Map<Service, Installation> services = new EnumMap<>(Service.class);
    private final Installation host;

    /**
     * Brings the copies of all jars up to date.
     *
     * @param data keeps what the servers store
     * @param logs gets what they log
     * @throws StackException when a module has not been packaged
     */
    public Stack(Repository repository, StackPorts ports, Path data, Path logs, Layout layout) {
        this(repository, ports, data, logs, layout, false);
    }

    /** One whose parts make the start-up archives that do not fit, as they end. */
    static Stack training(Repository repository, StackPorts ports, Path data, Path logs, Layout layout) {
        Stack stack = new Stack(repository, ports, data, logs, layout, true);
        stack.jvms().forEach(stack.archives::clear);
        return stack;
    }

    private Stack(Repository repository, StackPorts ports, Path data, Path logs, Layout layout, boolean training) {
        this.repository = repository;
        this.ports = ports;
        this.data = data;
        this.training = training;
        this.layout = layout;
        this.logs = logs;
        archives = new StartupArchives(repository.home().resolve("aot"));
        for (Server server : List.of(Server.KAFKA, Server.ELASTICSEARCH, Server.MONGODB)) {
            servers.put(server, Installation.of(repository, JvmServer.module(server), JvmServer.artifact(server)));
        }
        for (Service service : Service.values()) {
            services.put(service, Installation.of(repository, service.label(), service.label()));
        }
        host = Installation.of(repository, "tools/host", "host");
        services.computeIfPresent(Service.GATEWAY, (service, gateway) -> gateway.with(signIn()));
    }

    /** What the gateway of production does not have: people with passwords that everybody knows. */
    private Installation signIn() {
        return Installation.of(repository, "tools/servers/sign-in", "sign-in");
    }

    public List<Component> servers() {
        return Stream.concat(Stream.of(postgresql()), jvmServers().map(this::archived)).toList();
    }

    public List<Component> services() {
        return serviceJvms().map(this::archived).toList();
    }

    /** What runs the first instance of the service: the same for all of them in {@link Layout#COMPACT}. */
    Component of(Service service) {
        return archived(layout == Layout.COMPACT ? hosted() : springService(service, 1, ports.of(service)));
    }

    Layout layout() {
        return layout;
    }

    /**
     * One more instance of a service.
     *
     * @param number from 2, the first being one of {@link #services}
     */
    public Component instance(Service service, int number, int port) {
        return archived(springService(service, number, port));
    }

    /** Tells the gateway, which notices within a second, that these ports serve the services. */
    public void route(Map<Service, List<Integer>> instances) {
        new Instances(instancesFile()).write(instances);
    }

    private Path instancesFile() {
        return Instances.in(data);
    }

    /**
     * Keeps the start-up archives that a training run has made.
     *
     * @return what is missing, one message each: worth slower starts, not a failure
     */
    List<String> keepArchives() {
        List<String> missing = new ArrayList<>();
        for (JvmComponent jvm : jvms().filter(jvm -> !archives.fits(jvm)).toList()) {
            try {
                archives.keep(jvm);
            } catch (StackException e) {
                missing.add(e.getMessage());
            }
        }
        return missing;
    }

    /** How many start-up archives do not fit what would be started now. */
    public long archivesToMake() {
        return jvms().filter(jvm -> !archives.fits(jvm)).count();
    }

    /** How many components have no start-up archive, not even of an earlier build. */
    public long archivesMissing() {
        return jvms().filter(jvm -> !archives.hasAny(jvm)).count();
    }

    private Stream<JvmComponent> jvms() {
        return Stream.concat(jvmServers(), serviceJvms());
    }

    private Component postgresql() {
        return Postgresql.of(repository, room(), ports.of(Server.POSTGRESQL), data.resolve(Server.POSTGRESQL.label()));
    }

    private Stream<JvmComponent> jvmServers() {
        return servers.entrySet().stream().map(entry -> new JvmServer(entry.getKey(), entry.getValue().jar(),
                entry.getValue().fingerprint(), room(), ports.of(entry.getKey()), ports.seenAt(entry.getKey()),
                data.resolve(entry.getKey().label())));
    }

    private Room room() {
        return layout == Layout.COMPACT ? Room.SMALL : Room.AMPLE;
    }

    private Stream<JvmComponent> serviceJvms() {
        return layout == Layout.COMPACT
                ? Stream.of(hosted())
                : services.keySet().stream().map(service -> springService(service, 1, ports.of(service)));
    }

    private HostedServices hosted() {
        return new HostedServices(ports, services, host, data.resolve("tmp").resolve(HostedServices.NAME), logs,
                repository.root());
    }

    private SpringService springService(Service service, int number, int port) {
        return new SpringService(service, number, port, ports, instancesFile(),
                Objects.requireNonNull(services.get(service)), repository.root());
    }

    private Component archived(JvmComponent jvm) {
        return new WithStartupArchive(jvm, archives, training);
    }
}
