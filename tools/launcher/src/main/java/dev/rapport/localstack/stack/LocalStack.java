package dev.rapport.localstack.stack;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.Fleet;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.PortOwner;
import dev.rapport.localstack.process.Ports;
import dev.rapport.localstack.process.PrivateFiles;
import dev.rapport.localstack.process.Signal;
import dev.rapport.localstack.server.JvmServer;
import dev.rapport.localstack.server.Postgresql;
import dev.rapport.localstack.server.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The one stack of a working copy, whose processes outlive the command that started them. */
public final class LocalStack {
    /** Name of the process that makes start-up archives in the background. */
    public static final String ARCHIVIST = "archivist";
    private static final long NEEDED_BYTES = 1L << 30;
    private static final Duration STOP_BOUND = Duration.ofSeconds(45);

    private final Path home;
    private final StackPorts ports;
    private final RunFiles notes;
    private final Fleet fleet;

    /**
     * @param home
     *            keeps what is stored, logged and remembered
     */
    public LocalStack(Path home, StackPorts ports) {
        this.home = home;
        this.ports = ports;
        notes = new RunFiles(home.resolve("run"));
        fleet = new Fleet(notes, logs());
    }

    /** The stack of this working copy, on the ports that the environment's variables name. */
    public static LocalStack here() {
        return new LocalStack(Repository.find().home(), StackPorts.of(System.getenv()));
    }

    public StackPorts ports() {
        return ports;
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(String part) {
        return fleet.log(part);
    }

    /** The names of all parts, in the order in which they start. */
    public static List<String> parts() {
        List<String> names = new ArrayList<>();
        for (Server server : Server.values()) {
            names.add(server.label());
        }
        for (Service service : Service.values()) {
            names.add(service.label());
        }
        return names;
    }

    /** The names of all that may have a log. */
    public static List<String> logged() {
        return Stream.concat(parts().stream(), Stream.of(HostedServices.NAME)).toList();
    }

    /** Which processes the services were started as. */
    Layout layout() {
        return notes.lookUp(HostedServices.NAME).isPresent() ? Layout.COMPACT : Layout.SEPARATE;
    }

    /** Those that run now. */
    public List<String> running() {
        return allParts().stream().filter(fleet::runs).toList();
    }

    /** The names of all parts with those of more than one instance of a service, which were started and not stopped. */
    List<String> allParts() {
        List<String> names = new ArrayList<>(Stream.of(Server.values()).map(Server::label).toList());
        boolean compact = layout() == Layout.COMPACT;
        if (compact) {
            names.add(HostedServices.NAME);
        }
        for (Service service : Service.values()) {
            // Something is both only while one is replaced by the other.
            if (!compact || notes.lookUp(service.label()).isPresent()) {
                names.add(service.label());
            }
        }
        for (Service service : Service.values()) {
            more(service).forEach(note -> names.add(note.name()));
        }
        return names;
    }

    /** What was started beside the first instance of the service, in the order of their numbers. */
    List<RunFiles.Note> more(Service service) {
        return notes.all().stream().filter(note -> SpringService.number(service, note.name()) > 1)
                .sorted(Comparator.comparingInt(note -> SpringService.number(service, note.name()))).toList();
    }

    private ServiceInstances instances(Stack stack) {
        Map<Service, List<Component>> more = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            more.put(service, stack.layout() == Layout.COMPACT
                    ? List.of()
                    : more(service).stream()
                            .map(note -> stack.instance(service, SpringService.number(service, note.name()),
                                    note.port()))
                            .toList());
        }
        return new ServiceInstances(stack, fleet, ProxyPorts.NONE, UnaryOperator.identity(), more);
    }

    /** Throws a {@link StackException} when the service cannot have so many instances. */
    public static void checkScale(Service service, int count) {
        ServiceInstances.check(service, count);
    }

    /**
     * Brings each service to so many instances; one that is not named keeps those it has.
     *
     * @throws StackException when a service cannot have so many
     */
    public void scale(Stack stack, Map<Service, Integer> counts, BiConsumer<Component, Duration> ready) {
        ServiceInstances instances = instances(stack);
        for (Service service : Service.values()) {
            if (service != Service.GATEWAY) {
                instances.scale(service, counts.getOrDefault(service, instances.of(service).size()), ready);
            }
        }
    }

    /** Whether the part was started and nobody has stopped it since. */
    public boolean expected(String part) {
        return notes.lookUp(part).isPresent();
    }

    /**
     * Keeps other commands from starting or stopping parts until it is closed.
     *
     * @throws StackException when another command does so now
     */
    public Lock lock() {
        return Lock.of(home.resolve("run").resolve("lock"));
    }

    Optional<RunFiles.Note> note(String part) {
        return notes.note(part);
    }

    /** The port that the part would be started with now. */
    int port(String part) {
        return server(part).map(ports::of).or(() -> service(part).map(ports::of))
                .or(() -> note(part).map(RunFiles.Note::port)).orElse(0);
    }

    boolean takesRequests(RunFiles.Note note) {
        OsProcess process = note.process();
        Path folder = data().resolve(note.name());
        return !process.frozen() && server(note.name())
                .map(server -> server == Server.POSTGRESQL
                        ? Postgresql.ready(folder, process)
                        : JvmServer.ready(folder, process))
                .orElseGet(() -> note.name().equals(HostedServices.NAME)
                        ? HostedServices.ready(ports, process)
                        : SpringService.ready(note.port(), process));
    }

    private static Optional<Server> server(String part) {
        return Stream.of(Server.values()).filter(server -> server.label().equals(part)).findFirst();
    }

    private static Optional<Service> service(String part) {
        return Stream.of(Service.values()).filter(service -> service.label().equals(part)).findFirst();
    }

    /**
     * Refuses to start on a machine where it cannot go well.
     *
     * @throws StackException when the disk is nearly full or a port of a part that does not run is taken
     */
    public void checkMachine() {
        try {
            PrivateFiles.createDirectories(home);
            long free = Files.getFileStore(home).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new StackException("only " + (free >> 20) + " MB are free at " + home + ", "
                        + (NEEDED_BYTES >> 20) + " MB are needed");
            }
        } catch (IOException e) {
            throw new StackException("cannot write to " + home + ": " + e.getMessage(), e);
        }
        List<String> taken = new ArrayList<>();
        for (Server server : Server.values()) {
            check(server.label(), ports.of(server), StackPorts.variable(server), taken);
        }
        for (Service service : Service.values()) {
            check(service.label(), ports.of(service), StackPorts.variable(service), taken);
            check(service.label(), StackPorts.management(ports.of(service)), StackPorts.variable(service), taken);
        }
        if (!taken.isEmpty()) {
            throw new StackException(String.join("\n", taken));
        }
    }

    private void check(String part, int port, String variable, List<String> taken) {
        boolean ours = fleet.runs(part) || (fleet.runs(HostedServices.NAME) && service(part).isPresent());
        if (!ours && !Ports.isFree(port)) {
            String owner = PortOwner.of(port).map(found -> " by " + found).orElse("");
            taken.add("port " + port + " for " + part + " is taken" + owner + ": stop that, or set " + variable
                    + " to another port");
        }
    }

    /** Ends those that run as something else than would be started now, and names them. */
    public List<String> stopOutdated(Stack stack) {
        List<Component> wanted = all(stack);
        List<String> others = new ArrayList<>(running());
        others.removeAll(wanted.stream().map(Component::name).toList());
        stopNamed(others);
        List<Component> outdated = new ArrayList<>();
        for (Component part : wanted) {
            boolean other = notes.note(part.name()).filter(note -> !note.version().equals(part.version())).isPresent();
            if (other && fleet.runs(part.name())) {
                outdated.add(part);
            }
        }
        // Services first: they want to finish what they do on servers that still answer.
        fleet.stop(outdated.stream().filter(part -> server(part.name()).isEmpty()).toList());
        fleet.stop(outdated);
        return Stream.concat(others.stream(), outdated.stream().map(Component::name)).toList();
    }

    public void ensureRunning(List<Component> parts, BiConsumer<Component, Duration> ready) {
        fleet.ensureRunning(parts, ready);
    }

    /**
     * Stops everything, services before servers; what does not end in time is killed.
     *
     * @return the parts that ran
     */
    public List<String> stopAll() {
        fleet.close();
        List<String> ran = running();
        stopNamed(List.of(ARCHIVIST));
        stopNamed(List.of(Service.GATEWAY.label()));
        stopNamed(allParts().stream().filter(part -> server(part).isEmpty()).toList());
        stopNamed(List.of(Server.KAFKA.label(), Server.ELASTICSEARCH.label(), Server.MONGODB.label(),
                Server.POSTGRESQL.label()));
        new Instances(Instances.in(data())).delete();
        return ran;
    }

    /** By name only, since what would be started now need not be what runs. */
    private void stopNamed(List<String> names) {
        names.parallelStream().forEach(name -> {
            Signal signal = name.equals(Server.POSTGRESQL.label()) ? Signal.INT : Signal.TERM;
            notes.lookUp(name).ifPresent(process -> process.stop(signal, STOP_BOUND));
            notes.ended(name);
        });
    }

    /** Does what the present data needs once; it is forgotten together with the data. */
    public void once(String what, Runnable step) {
        Path done = data().resolve(what + ".done");
        if (Files.exists(done)) {
            return;
        }
        step.run();
        try {
            PrivateFiles.createDirectories(data());
            Files.createFile(done);
        } catch (IOException e) {
            throw new StackException("cannot write " + done + ": " + e.getMessage(), e);
        }
    }

    /** Deletes what the servers have stored and what all parts have logged. */
    public void deleteData() {
        try {
            Trees.delete(data());
            Trees.delete(logs());
        } catch (IOException e) {
            throw new StackException("cannot delete " + data() + ": " + e.getMessage(), e);
        }
    }

    /** Starts a program of ours that goes on in the background, unless it does already. */
    public void startArchivist(List<String> command, Path folder) {
        if (!fleet.runs(ARCHIVIST)) {
            OsProcess process = OsProcess.start(command, Map.of(), folder, log(ARCHIVIST));
            notes.started(ARCHIVIST, process);
        }
    }

    private List<Component> all(Stack stack) {
        return Stream.concat(stack.servers().stream(), instances(stack).all()).toList();
    }
}
