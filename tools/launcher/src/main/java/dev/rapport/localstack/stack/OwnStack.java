package dev.rapport.localstack.stack;

import dev.rapport.driver.People;
import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.Fleet;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.TiedToThisJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A stack that belongs to one program: on free ports, in a folder of its own, and gone when this JVM is. Parts are
 * named as in {@code rapport status}; the second instance of a service is, for example, {@code deal-service-2}.
 *
 * <p>All methods throw {@link StackException} when a part does not do as it is told.
 */
public final class OwnStack implements AutoCloseable {
    /** Said by programs whose results depend on it. */
    public static final String WITHOUT_ARCHIVES = "No start-up archives fit this build: starts take long, and compilers are busy for minutes; `./rapport up` makes them";

    private final Repository repository = Repository.find();
    private final StackPorts ports = StackPorts.free();
    private final Path folder;
    private final Stack stack;
    private final Fleet fleet;
    private final List<Component> servers;
    private final ServiceInstances instances;
    private final Map<String, Map<String, String>> variables = new ConcurrentHashMap<>();

    /** @param folder keeps what is stored and, below {@code logs}, what is logged; what is there is used again */
    public OwnStack(Path folder) {
        this(folder, ProxyPorts.NONE);
    }

    /**
     * @param folder keeps what is stored and, below {@code logs}, what is logged; what is there is used again
     * @param layout which processes the services are
     */
    public OwnStack(Path folder, Layout layout) {
        this(folder, ProxyPorts.NONE, layout, false);
    }

    /**
     * @param folder keeps what is stored and, below {@code logs}, what is logged; what is there is used again
     * @param proxies is asked once for every server, and for the instances whenever the gateway is told where they are
     */
    public OwnStack(Path folder, ProxyPorts proxies) {
        this(folder, proxies, Layout.SEPARATE, false);
    }

    /**
     * One that is there to be used a little and closed: its parts then make the start-up archives that are missing, or
     * do not fit the present build.
     */
    public static OwnStack training(Path folder, Layout layout) {
        return new OwnStack(folder, ProxyPorts.NONE, layout, true);
    }

    private OwnStack(Path folder, ProxyPorts proxies, Layout layout, boolean training) {
        this.folder = folder.toAbsolutePath();
        for (Server server : Server.values()) {
            ports.redirect(server, proxies.server(server, ports.of(server)));
        }
        Path logs = this.folder.resolve("logs");
        stack = training
                ? Stack.training(repository, ports, this.folder, logs, layout)
                : new Stack(repository, ports, this.folder, logs, layout);
        fleet = new Fleet(new TiedToThisJvm(), logs);
        servers = stack.servers().stream().map(this::withEnvironment).toList();
        instances = new ServiceInstances(stack, fleet, proxies, this::withEnvironment, Map.of());
    }

    private Component withEnvironment(Component component) {
        return new WithEnvironment(component, () -> variables.getOrDefault(component.name(), Map.of()));
    }

    /** Variables for the next starts of the part, beside those that it has always. */
    public void setEnvironment(String part, Map<String, String> more) {
        variables.put(component(part).name(), Map.copyOf(more));
    }

    /** Whether all parts start from start-up archives, which takes them a fraction of the time. */
    public boolean archived() {
        return stack.archivesToMake() == 0;
    }

    /**
     * Keeps the archives of a training run that has been closed.
     *
     * @return what is missing, one message each: worth slower starts, not a failure
     */
    public List<String> keepArchives() {
        return stack.keepArchives();
    }

    /** Starts all parts that do not run, servers first, and returns when all are ready. */
    public synchronized void start() {
        fleet.ensureRunning(servers, OwnStack::quietly);
        fleet.ensureRunning(instances.all().toList(), OwnStack::quietly);
    }

    /**
     * Starts or ends instances until so many of a service run; the gateway shares requests among them. An instance that
     * is to end gets no more requests before.
     */
    public synchronized void scale(Service service, int count) {
        instances.scale(service, count, OwnStack::quietly);
    }

    private static void quietly(Component part, Duration took) {}

    /** The names of all parts, servers first. */
    public synchronized List<String> parts() {
        return components().map(Component::name).toList();
    }

    private Stream<Component> components() {
        return Stream.concat(servers.stream(), instances.all());
    }

    /** The names of the instances of a service. */
    public synchronized List<String> instances(Service service) {
        return instances.of(service).stream().map(Component::name).toList();
    }

    private synchronized Component component(String part) {
        return components().filter(component -> component.name().equals(part)).findFirst()
                .orElseThrow(() -> new StackException("there is no " + part));
    }

    /** Starts those that do not run, each on the port and data that it had, and returns when they are ready. */
    public void ensureRunning(Collection<String> parts) {
        fleet.ensureRunning(parts.stream().map(this::component).toList(), OwnStack::quietly);
    }

    /** As {@code kill -9}; returns when it is gone. */
    public void kill(String part) {
        fleet.kill(part);
    }

    /** Freezes the part: its connections stay open and nobody answers. */
    public void pause(String part) {
        fleet.pause(part);
    }

    /** Lets a frozen part go on. */
    public void resume(String part) {
        fleet.resume(part);
    }

    /** Asks the part to end, and waits until it has. */
    public void stop(String part) {
        fleet.stop(List.of(component(part)));
    }

    /** The part's process, if it runs. */
    public Optional<OsProcess> process(String part) {
        return fleet.running(part);
    }

    /** Whether the part takes requests now. */
    public boolean ready(String part) {
        return process(part).filter(component(part)::ready).isPresent();
    }

    /** The part's TCP port on 127.0.0.1. */
    public int port(String part) {
        return component(part).port();
    }

    /** What the part has written to its output. */
    public Path log(String part) {
        return fleet.log(part);
    }

    /** Where all parts keep their data and logs. */
    public Path folder() {
        return folder;
    }

    public Repository repository() {
        return repository;
    }

    /** The people who can sign in, for the public API. */
    public People people() {
        return new People(ports.of(Service.GATEWAY));
    }

    /** Where the database of a service answers, which is one that writes. */
    public String jdbcUrl(Service service) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(Server.POSTGRESQL) + "/"
                + service.label().substring(0, service.label().indexOf('-'));
    }

    public String kafkaBootstrap() {
        return "127.0.0.1:" + ports.of(Server.KAFKA);
    }

    public String mongoUri() {
        return "mongodb://127.0.0.1:" + ports.of(Server.MONGODB);
    }

    public String elasticsearchUri() {
        return "http://127.0.0.1:" + ports.of(Server.ELASTICSEARCH);
    }

    /** Stops all parts, services first. What they have stored stays. */
    @Override
    public void close() {
        // First of all, so that whoever starts something right now does not keep us waiting.
        fleet.close();
        synchronized (this) {
            fleet.stop(instances.all().toList());
            fleet.stop(servers);
        }
    }
}
