package dev.rapport.bench.stack;

import dev.rapport.bench.load.Outcome;
import dev.rapport.driver.Person;
import dev.rapport.localstack.LocalSecrets;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Orphans;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.process.Ports;
import dev.rapport.localstack.server.Java;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * contact-service in a process that does, beside its work, what it is told without HTTP. The stack's own
 * contact-service is stopped for it, since one of them publishes, and stays so until everything is started again.
 */
public final class ContactProcess implements AutoCloseable {
    private static final int START_MILLIS = 120_000;
    private static final int ANSWER_MILLIS = 120_000;
    private static final double NANOS = 1e9;

    private final Fixture fixture;
    private final OsProcess process;
    private final Socket socket;
    private final BufferedReader answers;
    private final PrintWriter orders;

    public ContactProcess(Fixture fixture) {
        this.fixture = fixture;
        fixture.stack().stop(Service.CONTACT.label());
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(START_MILLIS);
            Path log = fixture.stack().folder().resolve("logs").resolve("contact-service-inside.log");
            process = OsProcess.start(command(server.getLocalPort()), environment(),
                    fixture.stack().repository().root(), log);
            new Orphans().add(process);
            fixture.addProcess("contact-service, inside", process);
            socket = server.accept();
            socket.setSoTimeout(ANSWER_MILLIS);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            orders = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
            answers.readLine();
        } catch (IOException e) {
            throw new StackException("contact-service does not start within the bench: " + e.getMessage(), e);
        }
    }

    private List<String> command(int port) {
        Path app = fixture.stack().repository().home().resolve("app").resolve(Service.CONTACT.label());
        Path own = ownJar();
        String classPath = String.join(File.pathSeparator, app.resolve("contact-service.jar").toString(),
                app.resolve("lib") + "/*", own.toString(), own.resolveSibling("lib") + "/*");
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-Xms32m", "-Xmx192m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-cp", classPath,
                "dev.rapport.bench.inprocess.ServiceProcess", Integer.toString(port),
                Person.REP.id().toString());
    }

    private static Path ownJar() {
        try {
            return Path.of(ContactProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(Java.ENVIRONMENT);
        for (Server server : Server.values()) {
            environment.put(StackPorts.variable(server), Integer.toString(fixture.stack().port(server.label())));
        }
        for (Service service : Service.values()) {
            environment.put(StackPorts.variable(service), Integer.toString(fixture.port(service)));
        }
        environment.putAll(LocalSecrets.environment(fixture.port(Service.GATEWAY)));
        int port = Ports.free();
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(StackPorts.management(port)));
        return environment;
    }

    /** Has so many workers do something for that time. */
    public Outcome loop(String what, int inFlight, Duration time) {
        List<String> answer = order(what + " " + inFlight + " " + time.toMillis());
        Histogram latency = new Histogram(3);
        long operations = Long.parseLong(answer.get(1));
        latency.recordValue(Math.round(Double.parseDouble(answer.get(3)) * 1e6));
        return new Outcome(operations, Double.parseDouble(answer.get(2)), latency, Map.of());
    }

    /** The median of so many of them, in seconds. */
    public double seconds(String what, String aggregate, int times) {
        return Long.parseLong(order(what + " " + aggregate + " " + times).get(1)) / NANOS;
    }

    /** Has something done; answers what was answered. */
    public List<String> order(String order) {
        try {
            orders.println(order);
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith("ok")) {
                throw new StackException(order + " inside contact-service: " + answer);
            }
            return List.of(answer.split(" ", -1));
        } catch (IOException e) {
            throw new StackException("no answer to " + order + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StackException("cannot close the connection: " + e.getMessage(), e);
        } finally {
            if (!process.awaitEnd(Duration.ofSeconds(20))) {
                process.kill();
            }
        }
    }
}
