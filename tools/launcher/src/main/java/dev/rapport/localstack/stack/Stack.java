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
    private final Map<Server, Installation> servers = new EnumMap<>(Server.class);
    private final Map<Service, Installation> services = new EnumMap<>(Service.class);

    /**
     * Brings the copies of all jars up to date.
     *
     * @param data keeps what the servers store
     * @throws StackException when a module has not been packaged
     */
    public Stack(Repository repository, StackPorts ports, Path data) {
        this(repository, ports, data, false);
    }

    /** One whose parts make the start-up archives that do not fit, as they end. */
    static Stack training(Repository repository, StackPorts ports, Path data) {
        Stack stack = new Stack(repository, ports, data, true);
        stack.jvms().forEach(stack.archives::clear);
        return stack;
    }

    private Stack(Repository repository, StackPorts ports, Path data, boolean training) {
        this.repository = repository;
        this.ports = ports;
        this.data = data;
        this.training = training;
        archives = new StartupArchives(repository.home().resolve("aot"));
        for (Server server : List.of(Server.KAFKA, Server.ELASTICSEARCH, Server.MONGODB)) {
            servers.put(server, Installation.of(repository, JvmServer.module(server), JvmServer.artifact(server)));
        }
        for (Service service : Service.values()) {
            services.put(service, Installation.of(repository, service.label(), service.label()));
        }
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
        return springServices().map(this::archived).toList();
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
        return Stream.concat(jvmServers(), springServices());
    }

    private Component postgresql() {
        return Postgresql.of(repository, ports.of(Server.POSTGRESQL), data.resolve(Server.POSTGRESQL.label()));
    }

    private Stream<JvmComponent> jvmServers() {
        return servers.entrySet().stream().map(entry -> new JvmServer(entry.getKey(), entry.getValue().jar(),
                entry.getValue().fingerprint(), ports.of(entry.getKey()), ports.seenAt(entry.getKey()),
                data.resolve(entry.getKey().label())));
    }

    private Stream<JvmComponent> springServices() {
        return services.keySet().stream().map(service -> springService(service, 1, ports.of(service)));
    }

    private SpringService springService(Service service, int number, int port) {
        return new SpringService(service, number, port, ports, instancesFile(),
                Objects.requireNonNull(services.get(service)), repository.root());
    }

    private Component archived(JvmComponent jvm) {
        return new WithStartupArchive(jvm, archives, training);
    }
}
