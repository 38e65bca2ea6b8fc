package dev.rapport.systemtests.support;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.Fleet;
import dev.rapport.localstack.process.Ports;
import dev.rapport.localstack.process.TiedToThisJvm;
import dev.rapport.localstack.server.Trees;
import dev.rapport.localstack.stack.Layout;
import dev.rapport.localstack.stack.ServiceInstances;
import dev.rapport.localstack.stack.Stack;
import dev.rapport.torture.system.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The whole system: four servers and five services, each a process of its own on a free port. With system property
 * {@code rapport.compact} the services of the {@link #shared} system are one process, as with {@code up --compact}.
 */
public final class Rapport implements AutoCloseable {
    private static final Duration SETTLE_BOUND = Duration.ofSeconds(90);

    private static final Map<Layout, Rapport> SHARED = new EnumMap<>(Layout.class);

    private final Repository repository = Repository.find();
    private final StackPorts ports = StackPorts.free();
    private final Layout layout;
    private final Stack stack;
    private final Fleet fleet;
    private final List<Component> servers;
    private final ServiceInstances instances;
    private final List<Component> extras = new ArrayList<>();
    private final People people = new People(ports.of(Service.GATEWAY));
    private @Nullable UUID knownContact;

    private Rapport(Path folder, Layout layout) {
        this.layout = layout;
        Path logs = folder.resolve("logs");
        fleet = new Fleet(new TiedToThisJvm(), logs);
        stack = new Stack(repository, ports, folder, logs, layout);
        servers = stack.servers();
        instances = new ServiceInstances(stack, fleet);
    }

    /** The system that all tests of this JVM share; it ends with the JVM. */
    public static Rapport shared() {
        return shared(Boolean.getBoolean("rapport.compact") ? Layout.COMPACT : Layout.SEPARATE);
    }

    /** The same where each service is a process, for tests in which one comes, goes or is another than usual. */
    public static Rapport ofProcesses() {
        return shared(Layout.SEPARATE);
    }

    private static synchronized Rapport shared(Layout layout) {
        Rapport running = SHARED.get(layout);
        if (running == null) {
            running = start("shared-" + layout.name().toLowerCase(Locale.ROOT), layout);
            SHARED.put(layout, running);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "rapport"));
        }
        return running;
    }

    /**
     * A system of its own for tests that leave traces nobody else should meet.
     *
     * @param name
     *            of the folder below {@code target} that keeps its logs
     */
    public static Rapport start(String name) {
        return start(name, Layout.SEPARATE);
    }

    private static Rapport start(String name, Layout layout) {
        Path folder = Repository.find().root().resolve("system-tests/target/stacks").resolve(name);
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Rapport rapport = new Rapport(folder, layout);
        try {
            rapport.startAll();
            rapport.employThePeopleWhoSignIn();
        } catch (RuntimeException | Error e) {
            rapport.close();
            throw e;
        }
        return rapport;
    }

    private void startAll() {
        fleet.ensureRunning(servers, Rapport::quietly);
        fleet.ensureRunning(instances.all().toList(), Rapport::quietly);
    }

    private void employThePeopleWhoSignIn() {
        people.ensureEmployees();
        // Most tests are of what people do with each other's records; those of the policy set their own.
        people.openEverything();
        Api admin = as(Person.ADMIN);
        for (Person person : Person.values()) {
            Awaitility.await().atMost(SETTLE_BOUND)
                    .until(() -> admin.get("/api/employees/" + person.id()).status() == 200);
        }
        knownContact = Records.contact(admin, "Known from the beginning").id();
        // Each service learns from Kafka who works for whom, and judges by it.
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            EventStore store = eventStore(part);
            Awaitility.await().atMost(SETTLE_BOUND).until(() -> store.count("staff") >= Person.values().length);
            Awaitility.await().atMost(SETTLE_BOUND).until(() -> store.count("access_policy where sequence > 0") == 1);
        }
    }

    public int port(Part part) {
        return part.isServer() ? ports.of(part.server()) : ports.of(part.service());
    }

    private URI address(Part part) {
        return Api.loopback(port(part));
    }

    /** The public API, with this person signed in. */
    public Api as(Person person) {
        return people.as(person).inspectedBy(ResponseSchemas::check);
    }

    /** Where the public API is. */
    public String address() {
        return address(Part.GATEWAY).toString();
    }

    /** An access token of this person. */
    public String token(Person person) {
        return people.token(person);
    }

    /** The public API with this token, or none. */
    public Api with(@Nullable String token) {
        return direct(Part.GATEWAY, token);
    }

    /** A service past the gateway, as operators reach it. */
    public Api direct(Part part, Person person) {
        return people.as(person, port(part)).inspectedBy(ResponseSchemas::check);
    }

    /** A service past the gateway, with this token or none. */
    public Api direct(Part part, @Nullable String token) {
        return new Api(address(part), () -> token).inspectedBy(ResponseSchemas::check);
    }

    /** What may put anything into a token and sign it as the provider would. */
    public TokenForge forge() {
        return new TokenForge(repository.root().resolve(".rapport/gateway/signing-key.json"),
                address(Part.GATEWAY).toString());
    }

    public Topics topics() {
        return new Topics("127.0.0.1:" + port(Part.KAFKA));
    }

    /** The events of a part that writes: contact, deal or interaction. */
    public EventStore eventStore(Part part) {
        return new EventStore("jdbc:postgresql://127.0.0.1:" + port(Part.POSTGRESQL) + "/"
                + part.name().toLowerCase(Locale.ROOT));
    }

    public String mongoUri() {
        return "mongodb://127.0.0.1:" + port(Part.MONGODB);
    }

    public Api elasticsearch() {
        return direct(Part.ELASTICSEARCH, (String) null);
    }

    /** As {@code kill -9}, of a service with all that share its process. */
    public void kill(Part part) {
        fleet.kill(component(part).name());
    }

    /** The id of its process, which runs. */
    public long pid(Part part) {
        return fleet.running(component(part).name()).orElseThrow().pid();
    }

    /** What a service tells Prometheus. */
    public String metrics(Part part) {
        return new Api(Api.loopback(StackPorts.management(port(part))), () -> null).get("/actuator/prometheus").is(200)
                .text();
    }

    /** Starts again what was killed, on the same port and data; returns when it is ready. */
    public void restart(Part part) {
        fleet.ensureRunning(List.of(component(part)), Rapport::quietly);
    }

    private static void quietly(Component part, Duration took) {}

    private Component component(Part part) {
        boolean shares = !part.isServer() && layout == Layout.COMPACT;
        return Stream.concat(servers.stream(), instances.all())
                .filter(each -> shares ? !isServer(each) : each.name().equals(part.label())).findFirst().orElseThrow();
    }

    private boolean isServer(Component component) {
        return servers.contains(component);
    }

    /** Runs so many instances of each of these services, among which the gateway shares requests. */
    public void scale(List<Part> parts, int count) {
        instances.scale(parts.stream().map(Part::service).toList(), count, Rapport::quietly);
    }

    /** One more instance of a service, with arguments of its own; it ends with the system. */
    public Api another(Part part, Person person, String... arguments) {
        int port = Ports.free();
        AnotherInstance instance = new AnotherInstance(stack.instance(part.service(), 2, port), port,
                List.of(arguments));
        extras.add(instance);
        fleet.ensureRunning(List.of(instance), Rapport::quietly);
        return people.as(person, instance.port());
    }

    /** Ends the instance that {@link #another} has started. */
    public void end(Api instance) {
        fleet.stop(extras.stream().filter(extra -> extra.port() == instance.base().getPort()).toList());
    }

    /** The projections of reporting-service, as operators see them. */
    public Projections projections() {
        return new Projections(direct(Part.REPORTING, Person.ADMIN));
    }

    /**
     * Changes the access policy; everybody judges by it when this returns.
     *
     * @return the position at which readers do
     */
    public String changePolicy(Map<String, Object> policy) {
        Api admin = as(Person.ADMIN);
        Answer changed = admin.write("PUT", "/api/access-policy", policy).is(200);
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            EventStore store = eventStore(part);
            Awaitility.await().atMost(SETTLE_BOUND)
                    .until(() -> store.count("access_policy where sequence >= " + changed.version()) == 1);
        }
        // What a service has read it may remember for a moment.
        Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        admin.getAfter(changed, "/api/access-policy").is(200);
        return changed.position();
    }

    /** Waits until every event that is stored has reached every reader. */
    public void settle() {
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            EventStore store = eventStore(part);
            Awaitility.await("outbox of " + part).atMost(SETTLE_BOUND).until(() -> store.count("outbox") == 0);
        }
        projections().awaitCaughtUp();
        // How far the projections think they are behind is a moment old; a position tells for certain.
        var events = topics().last();
        Api admin = as(Person.ADMIN);
        for (String path : List.of("/api/leads?limit=1", "/api/employees/" + Person.ADMIN.id(),
                "/api/customers/" + knownContact + "/timeline", "/api/reports/pipeline")) {
            // All of them may be more than a position holds.
            for (int from = 0; from < events.size(); from += 20) {
                String some = PositionToken.of(events.subList(from, Math.min(events.size(), from + 20)));
                Awaitility.await(path).atMost(SETTLE_BOUND).ignoreExceptions()
                        .until(() -> admin.get(path, "Rapport-Position", some).status() == 200);
            }
        }
    }

    @Override
    public void close() {
        fleet.stop(extras);
        fleet.stop(instances.all().toList());
        fleet.stop(servers);
    }
}
