package dev.rapport.bench.stack;

import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.HttpRequests;
import dev.rapport.driver.Api;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.server.Postgresql;
import dev.rapport.localstack.stack.OwnStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The system under test, and everything rows need of it. */
public final class Fixture implements AutoCloseable {
    /** Those who may read and write records; requests go round them because each may send only so many a second. */
    private static final List<Person> REQUESTERS = List.of(Person.REP, Person.REP2, Person.MANAGER, Person.ADMIN,
            Person.SUPPORT, Person.MARKETING);
    private static final String PROJECTIONS = "/internal/projections";
    private static final Duration CATCH_UP = Duration.ofMinutes(20);

    private final OwnStack stack;
    private final Map<Person, HttpRequests> requests = new EnumMap<>(Person.class);
    private People people;
    private final Map<String, OsProcess> others = new ConcurrentHashMap<>();

    /** @param documents memory for the stand-in for MongoDB, which keeps everything in it, in megabytes */
    public Fixture(Path folder, int documents) {
        stack = new OwnStack(folder);
        people = stack.people();
        // What a JVM is told in this way wins over its command line.
        stack.setEnvironment(Server.MONGODB.label(), Map.of("_JAVA_OPTIONS", "-Xmx" + documents + "m"));
    }

    /** Starts everything and makes the people known. */
    public void start() {
        stack.start();
        signIn();
        people.ensureEmployees();
        people.openEverything();
    }

    /** Gets new tokens for all people, which are renewed in time from then on. */
    public void signIn() {
        People signedIn = stack.people();
        people = signedIn;
        for (Person person : Person.values()) {
            signedIn.token(person);
            requests.put(person, new HttpRequests(() -> signedIn.token(person)));
        }
    }

    public OwnStack stack() {
        return stack;
    }

    /** Requests of the person who makes leads, contacts and deals, and owns them. */
    public HttpRequests rep() {
        return as(Person.REP);
    }

    public HttpRequests as(Person person) {
        return Objects.requireNonNull(requests.get(person), "nobody has signed in");
    }

    /** The public API, for what is not measured. */
    public Api api(Person person) {
        return people.as(person);
    }

    /** Requests of one person after the other. */
    public HttpRequests anyone(long number) {
        return as(REQUESTERS.get((int) (number % REQUESTERS.size())));
    }

    public int port(Service service) {
        return stack.port(service.label());
    }

    public HttpPool pool(Service service) {
        return new HttpPool(port(service));
    }

    public Connection database(Service service) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(service), Postgresql.USER, Postgresql.PASSWORD);
    }

    /** A database of our own on the same server, made when it is first asked for. */
    public String ownDatabase() throws SQLException {
        String name = "bench";
        try (Connection connection = database(Service.CONTACT); var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + name);
                }
            }
        }
        String url = stack.jdbcUrl(Service.CONTACT);
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    /** A process of our own counts among the stack's from now on. */
    public void addProcess(String name, OsProcess process) {
        others.put(name, process);
    }

    /** What the action costs. */
    public <T> Measured<T> cost(Supplier<T> action) {
        Map<String, Double> before = cpuSeconds();
        Map<Long, Double> compiledBefore = compilers();
        double loadBefore = CpuTime.own();
        T result = action.get();
        double load = CpuTime.own() - loadBefore;
        Map<String, Double> spent = cpuSeconds();
        spent.replaceAll((part, seconds) -> Math.max(0, seconds - before.getOrDefault(part, 0.0)));
        return new Measured<>(result, new Cost(spent, load, added(compiledBefore, compilers()), memory()));
    }

    /** A result with its cost. */
    public record Measured<T>(T result, Cost cost) {}

    private Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new HashMap<>();
        processes().forEach((part, process) -> seconds.put(part, CpuTime.of(process.pid())));
        return seconds;
    }

    /** Resident memory of all parts, in bytes. */
    public long memory() {
        return processes().values().stream().mapToLong(OsProcess::memory).sum();
    }

    /** How many processors were busy compiling, for as long as the action took. */
    public double compiling(Runnable action) {
        Map<Long, Double> before = compilers();
        long start = System.nanoTime();
        action.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        return added(before, compilers()) / seconds;
    }

    private static double added(Map<Long, Double> before, Map<Long, Double> after) {
        return after.entrySet().stream()
                .mapToDouble(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0.0)).sum();
    }

    private Map<Long, Double> compilers() {
        Map<Long, Double> all = new HashMap<>();
        processes().values().forEach(process -> all.putAll(CpuTime.ofCompilers(process.pid())));
        return all;
    }

    private Map<String, OsProcess> processes() {
        Map<String, OsProcess> all = new HashMap<>();
        stack.parts().forEach(part -> stack.process(part).ifPresent(process -> all.put(part, process)));
        others.forEach((name, process) -> {
            if (process.alive()) {
                all.put(name, process);
            }
        });
        return all;
    }

    /** Freezes all services and servers but those that are named, for as long as the action takes. */
    public <T> T alone(Collection<String> parts, Supplier<T> action) {
        List<String> others = stack.parts().stream().filter(part -> !parts.contains(part))
                .filter(part -> stack.process(part).isPresent()).toList();
        others.forEach(stack::pause);
        try {
            return action.get();
        } finally {
            others.forEach(stack::resume);
        }
    }

    /** Waits until every committed event is on Kafka and in every read model. */
    public void settle() {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        int quiet = 0;
        while (quiet < 2) {
            quiet = waiting() == 0 && caughtUp() ? quiet + 1 : 0;
            if (System.nanoTime() > deadline) {
                throw new StackException("the read models do not catch up; see " + stack.folder().resolve("logs"));
            }
            pause(250);
        }
    }

    /** Waits until every committed event is on Kafka, whoever has read it. */
    public void published() {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        while (waiting() > 0) {
            if (System.nanoTime() > deadline) {
                throw new StackException("events do not get to Kafka; see " + stack.folder().resolve("logs"));
            }
            pause(100);
        }
    }

    /** Committed events that are not on Kafka. */
    private long waiting() {
        long waiting = 0;
        for (Service service : List.of(Service.CONTACT, Service.DEAL, Service.INTERACTION)) {
            waiting += count(service, "select count(*) from outbox");
        }
        return waiting;
    }

    /** Events in all stores. */
    public long events() {
        long events = 0;
        for (Service service : List.of(Service.CONTACT, Service.DEAL, Service.INTERACTION)) {
            events += count(service, "select count(*) from event");
        }
        return events;
    }

    public long count(Service service, String query) {
        try (Connection connection = database(service);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StackException("the store of " + service.label() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean caughtUp() {
        for (Service service : List.of(Service.DEAL, Service.INTERACTION, Service.REPORTING)) {
            for (JsonNode projection : projections(service)) {
                if (projection.path("lagEvents").asLong() > 0
                        || !projection.path("state").asString().equals("RUNNING")) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What the read models of a service say of themselves. */
    public List<JsonNode> projections(Service service) {
        List<JsonNode> found = new ArrayList<>();
        admin(service).get(PROJECTIONS).is(200).json().forEach(found::add);
        return found;
    }

    /** Has the read model of reporting-service filled anew beside itself. */
    public void rebuild(String projection) {
        admin(Service.REPORTING).post(PROJECTIONS + "/" + projection + "/rebuild").is(202);
    }

    private Api admin(Service service) {
        return people.as(Person.ADMIN, port(service));
    }

    /** Waits some milliseconds. */
    public static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
        if (Thread.currentThread().isInterrupted()) {
            throw new StackException("interrupted");
        }
    }

    @Override
    public void close() {
        others.values().forEach(OsProcess::kill);
        stack.close();
    }
}
