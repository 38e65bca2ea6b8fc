package dev.rapport.systemtests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.Fleet;
import dev.rapport.localstack.process.Ports;
import dev.rapport.localstack.process.TiedToThisJvm;
import dev.rapport.localstack.stack.ServiceInstances;
import dev.rapport.localstack.stack.Stack;

/** The whole system: four servers and five services, each a process of its own on a free port. */
public final class Rapport implements AutoCloseable {
    private static final BiConsumer<Component, Duration> QUIETLY = (component, took) -> {
    };
    private static final Duration SETTLE_BOUND = Duration.ofSeconds(90);

    private static @Nullable Rapport shared;

    private final Repository repository = Repository.find();
    private final StackPorts ports = StackPorts.free();
    private final Fleet fleet;
    private final List<Component> servers;
    private final ServiceInstances instances;
    private final List<Component> extras = new ArrayList<>();
    private final Map<Person, String> tokens = new ConcurrentHashMap<>();
    private @Nullable UUID knownContact;

    private Rapport(Path folder) {
        fleet = new Fleet(new TiedToThisJvm(), folder.resolve("logs"));
        Stack stack = new Stack(repository, ports, folder);
        servers = stack.servers();
        instances = new ServiceInstances(stack, fleet);
    }

    /** The system that all tests of this JVM share; it ends with the JVM. */
    public static synchronized Rapport shared() {
        Rapport running = shared;
        if (running == null) {
            running = start("shared");
            shared = running;
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
        Path folder = Repository.find().root().resolve("system-tests/target/stacks").resolve(name);
        delete(folder);
        Rapport rapport = new Rapport(folder);
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
        fleet.ensureRunning(servers, QUIETLY);
        fleet.ensureRunning(instances.all().toList(), QUIETLY);
    }

    private void employThePeopleWhoSignIn() {
        Api admin = as(Person.ADMIN);
        List<Answer> hired = new ArrayList<>();
        for (Person person : Person.values()) {
            hired.add(admin.post("/api/employees", person.employee()).is(201));
        }
        hired.forEach(answer -> admin.getAfter(answer, "/api/employees/" + answer.id()));
        knownContact = Story.contact(admin, "Known from the beginning").id();
        // Each service learns from Kafka who works for whom, and judges by it.
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            EventStore store = eventStore(part);
            Awaitility.await().atMost(SETTLE_BOUND).until(() -> store.count("staff") >= Person.values().length);
        }
    }

    public int port(Part part) {
        return part.isServer() ? ports.of(part.server()) : ports.of(part.service());
    }

    private URI address(Part part) {
        return URI.create("http://127.0.0.1:" + port(part));
    }

    /** The public API, with this person signed in. */
    public Api as(Person person) {
        return new Api(address(Part.GATEWAY), () -> token(person));
    }

    /** The public API with this token, or none. */
    public Api with(@Nullable String token) {
        return new Api(address(Part.GATEWAY), () -> token);
    }

    /** A service past the gateway, as operators reach it. */
    public Api direct(Part part, Person person) {
        return new Api(address(part), () -> token(person));
    }

    /** A service past the gateway, with this token or none. */
    public Api direct(Part part, @Nullable String token) {
        return new Api(address(part), () -> token);
    }

    /** An access token, by signing in once. */
    public String token(Person person) {
        return tokens.computeIfAbsent(person, this::signIn);
    }

    private String signIn(Person person) {
        String name = URLEncoder.encode(person.userName(), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(address(Part.GATEWAY).resolve("/oauth2/token"))
                .timeout(Duration.ofSeconds(20)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + name + "&client_secret=" + name))
                .build();
        return Api.exchange(request).is(200).json().path("access_token").asString();
    }

    /** What may put anything into a token and sign it as the provider would. */
    public TokenForge forge() {
        return new TokenForge(repository.root().resolve(".rapport/gateway/signing-key.json"),
                address(Part.GATEWAY).toString());
    }

    public EventTopics topics() {
        return new EventTopics("127.0.0.1:" + port(Part.KAFKA));
    }

    /** @param part contact, deal or interaction */
    public EventStore eventStore(Part part) {
        return new EventStore("jdbc:postgresql://127.0.0.1:" + port(Part.POSTGRESQL) + "/"
                + part.name().toLowerCase(Locale.ROOT));
    }

    public String mongoUri() {
        return "mongodb://127.0.0.1:" + port(Part.MONGODB);
    }

    public URI elasticsearch() {
        return address(Part.ELASTICSEARCH);
    }

    /** As {@code kill -9}. */
    public void kill(Part part) {
        fleet.kill(part.label());
    }

    /** Starts again what was killed, on the same port and data; returns when it is ready. */
    public void restart(Part part) {
        fleet.ensureRunning(List.of(component(part)), QUIETLY);
    }

    private Component component(Part part) {
        return Stream.concat(servers.stream(), instances.all()).filter(each -> each.name().equals(part.label()))
                .findFirst().orElseThrow();
    }

    /** Runs so many instances of a service, among which the gateway shares requests. */
    public void scale(Part part, int count) {
        instances.scale(part.service(), count, QUIETLY);
    }

    /** One more instance of a service, with arguments of its own; it ends with the system. */
    public Api another(Part part, Person person, String... arguments) {
        AnotherInstance instance = new AnotherInstance(component(part), Ports.free(), List.of(arguments));
        extras.add(instance);
        fleet.ensureRunning(List.of(instance), QUIETLY);
        return new Api(URI.create("http://127.0.0.1:" + instance.port()), () -> token(person));
    }

    /** Ends the instance that {@link #another} has started. */
    public void end(Api instance) {
        fleet.stop(extras.stream().filter(extra -> extra.port() == instance.base().getPort()).toList());
    }

    /** The projections of reporting-service, as operators see them. */
    public Projections projections() {
        return new Projections(direct(Part.REPORTING, Person.ADMIN));
    }

    /** Waits until every event that is stored has reached every reader. */
    public void settle() {
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            EventStore store = eventStore(part);
            Awaitility.await("outbox of " + part).atMost(SETTLE_BOUND).until(() -> store.count("outbox") == 0);
        }
        projections().awaitCaughtUp();
        // How far the projections think they are behind is a moment old; a position tells for certain.
        String everything = PositionToken.of(topics().last());
        Api admin = as(Person.ADMIN);
        for (String path : List.of("/api/leads?limit=1", "/api/employees/" + Person.ADMIN.id(),
                "/api/customers/" + knownContact + "/timeline", "/api/reports/pipeline")) {
            Awaitility.await(path).atMost(SETTLE_BOUND).ignoreExceptions()
                    .until(() -> admin.get(path, "Rapport-Position", everything).status() == 200);
        }
    }

    @Override
    public void close() {
        fleet.stop(extras);
        fleet.stop(instances.all().toList());
        fleet.stop(servers);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
