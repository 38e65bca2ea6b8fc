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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.process.Fleet;
import dev.rapport.localstack.process.Ports;
import dev.rapport.localstack.process.TiedToThisJvm;

/** The whole system: four servers and five services, each a process of its own on a free port. */
public final class Rapport implements AutoCloseable {
    private static final Duration SETTLE_BOUND = Duration.ofSeconds(90);

    private static @Nullable Rapport shared;

    private final Path folder;
    private final LocalServers servers;
    private final Fleet fleet;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final List<ServiceProcess> extras = new ArrayList<>();
    private final Map<Person, String> tokens = new ConcurrentHashMap<>();

    private Rapport(Path folder) {
        this.folder = folder;
        servers = LocalServers.start(EnumSet.allOf(Server.class), folder);
        fleet = new Fleet(new TiedToThisJvm(), folder.resolve("logs"));
        for (Service service : Service.values()) {
            services.put(service, new ServiceProcess(service.label(), service, Ports.free(), folder, Map.of(),
                    List.of()));
        }
        services.replaceAll((service, process) -> new ServiceProcess(process.name(), service, process.port(), folder,
                environment(), List.of()));
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
            rapport.fleet.ensureRunning(rapport.services.values(), (component, took) -> {
            });
            rapport.employThePeopleWhoSignIn();
        } catch (RuntimeException | Error e) {
            rapport.close();
            throw e;
        }
        return rapport;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new ConcurrentHashMap<>();
        environment.put("RAPPORT_HOME", folder.toString());
        for (Part part : Part.values()) {
            String name = part == Part.POSTGRESQL ? "POSTGRES" : part.name();
            environment.put("RAPPORT_" + name + "_PORT", Integer.toString(port(part)));
        }
        return environment;
    }

    private void employThePeopleWhoSignIn() {
        Api admin = as(Person.ADMIN);
        List<Answer> hired = new ArrayList<>();
        for (Person person : Person.values()) {
            hired.add(admin.post("/api/employees", person.employee()).is(201));
        }
        hired.forEach(answer -> admin.getAfter(answer, "/api/employees/" + answer.id()));
        // Each service learns from Kafka who works for whom, and judges by it.
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            EventStore store = eventStore(part);
            Awaitility.await().atMost(SETTLE_BOUND).until(() -> store.count("staff") >= Person.values().length);
        }
    }

    public int port(Part part) {
        if (part.isServer()) {
            return servers.port(part.server());
        }
        ServiceProcess process = services.get(part.service());
        if (process == null) {
            throw new IllegalArgumentException(part.name());
        }
        return process.port();
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
        return new TokenForge(folder.resolve(".rapport/gateway/signing-key.json"), address(Part.GATEWAY).toString());
    }

    public EventTopics topics() {
        return new EventTopics(servers.kafkaBootstrap());
    }

    /** @param part contact, deal or interaction */
    public EventStore eventStore(Part part) {
        return new EventStore(servers.jdbcUrl(part.service().label().replace("-service", "")));
    }

    public String mongoUri() {
        return servers.mongoUri();
    }

    public URI elasticsearch() {
        return address(Part.ELASTICSEARCH);
    }

    /** As {@code kill -9}. */
    public void kill(Part part) {
        if (part.isServer()) {
            servers.kill(part.server());
        } else {
            fleet.kill(part.service().label());
        }
    }

    /** Starts again what was killed, on the same port and data; returns when it is ready. */
    public void restart(Part part) {
        if (part.isServer()) {
            servers.restart(part.server());
        } else {
            ServiceProcess process = services.get(part.service());
            if (process != null) {
                fleet.ensureRunning(List.of(process), (component, took) -> {
                });
            }
        }
    }

    /** One more instance of a service, with arguments of its own; it ends with the system. */
    public Api another(Part part, Person person, String... arguments) {
        int port = Ports.free();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=" + port);
        ServiceProcess process = new ServiceProcess(part.service().label() + "-" + port, part.service(), port, folder,
                environment(), all);
        extras.add(process);
        fleet.ensureRunning(List.of(process), (component, took) -> {
        });
        return new Api(URI.create("http://127.0.0.1:" + port), () -> token(person));
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
    }

    @Override
    public void close() {
        List<ServiceProcess> all = new ArrayList<>(extras);
        all.addAll(services.values());
        fleet.stop(all);
        servers.close();
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
