package dev.rapport.localstack.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.process.TiedToThisJvm;
import dev.rapport.localstack.server.JvmServer;
import dev.rapport.localstack.server.Postgresql;
import dev.rapport.localstack.server.Trees;

/** All parts of Rapport on one machine: what each is, not whether it runs. */
public final class Stack {
    /** As many trial starts at a time; each keeps more than one processor busy. */
    private static final int TRIALS = 2;

    private final Repository repository;
    private final StackPorts ports;
    private final Path data;
    private final StartupArchives archives;
    private final Map<Server, Installation> servers = new EnumMap<>(Server.class);
    private final Map<Service, Installation> services = new EnumMap<>(Service.class);

    /**
     * Brings the copies of all jars up to date.
     *
     * @param data keeps what the servers store
     * @throws StackException when a module has not been packaged
     */
    public Stack(Repository repository, StackPorts ports, Path data) {
        this.repository = repository;
        this.ports = ports;
        this.data = data;
        archives = new StartupArchives(repository.home().resolve("aot"));
        for (Server server : List.of(Server.KAFKA, Server.ELASTICSEARCH, Server.MONGODB)) {
            servers.put(server, Installation.of(repository, JvmServer.module(server), JvmServer.artifact(server)));
        }
        for (Service service : Service.values()) {
            services.put(service, Installation.of(repository, service.label(), service.label()));
        }
    }

    public List<Component> servers() {
        return Stream.concat(Stream.of(postgresql()), jvmServers(data, ports).map(this::archived)).toList();
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
     * Makes start-up archives by trial starts. Those of the services need the servers running.
     *
     * @param missingOnly leaves out those of which there is one of an earlier build
     * @param made is told the name of each as it is done
     */
    public void makeArchives(boolean missingOnly, Path logs, Consumer<String> made) {
        Path scratch = data.resolve("trial");
        TiedToThisJvm ledger = new TiedToThisJvm();
        try (ExecutorService trials = Executors.newFixedThreadPool(TRIALS)) {
            Stream.concat(jvmServers(scratch, StackPorts.free()), springServices())
                    .filter(trial -> missingOnly ? !archives.hasAny(trial) : !archives.fits(trial))
                    .forEach(trial -> trials.execute(() -> {
                        try {
                            archives.make(trial, ledger, logs.resolve("trial-" + trial.name() + ".log"));
                            made.accept(trial.name());
                        } catch (StackException e) {
                            // Worth a slower start, not a failure.
                            System.err.println(e.getMessage());
                        }
                    }));
        }
        try {
            Trees.delete(scratch);
        } catch (IOException e) {
            throw new StackException("cannot delete " + scratch, e);
        }
    }

    /** How many start-up archives do not fit what would be started now. */
    public long archivesToMake() {
        return Stream.concat(jvmServers(data, ports), springServices()).filter(jvm -> !archives.fits(jvm)).count();
    }

    /** How many components have no start-up archive, not even of an earlier build. */
    public long archivesMissing() {
        return Stream.concat(jvmServers(data, ports), springServices()).filter(jvm -> !archives.hasAny(jvm)).count();
    }

    private Component postgresql() {
        return Postgresql.of(repository, ports.of(Server.POSTGRESQL), data.resolve(Server.POSTGRESQL.label()));
    }

    private Stream<JvmComponent> jvmServers(Path folder, StackPorts where) {
        return servers.entrySet().stream().map(entry -> new JvmServer(entry.getKey(), entry.getValue().jar(),
                entry.getValue().fingerprint(), where.of(entry.getKey()), where.seenAt(entry.getKey()),
                folder.resolve(entry.getKey().label())));
    }

    private Stream<JvmComponent> springServices() {
        return services.keySet().stream().map(service -> springService(service, 1, ports.of(service)));
    }

    private SpringService springService(Service service, int number, int port) {
        return new SpringService(service, number, port, ports, instancesFile(),
                Objects.requireNonNull(services.get(service)), repository.root());
    }

    private Component archived(JvmComponent jvm) {
        return new Archived(jvm, archives);
    }
}
