package dev.rapport.localstack.stack;

import dev.rapport.localstack.LocalSecrets;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.JvmComponent;
import dev.rapport.localstack.process.OsProcess;
import dev.rapport.localstack.server.Java;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An instance of one of Rapport's own services.
 *
 * @param number counts the instances of the service, from 1
 * @param ports where the first instances of all are
 * @param instances tells the gateway of more than the first
 * @param folder its working folder
 */
record SpringService(
        Service service,
        int number,
        int port,
        StackPorts ports,
        Path instances,
        Installation installation,
        Path folder) implements JvmComponent {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final int OK = 200;

    @Override
    public String name() {
        return name(service, number);
    }

    static String name(Service service, int number) {
        return number == 1 ? service.label() : service.label() + "-" + number;
    }

    /** Which instance of the service has this name; 0 if none. */
    static int number(Service service, String name) {
        if (name.equals(service.label())) {
            return 1;
        }
        String prefix = service.label() + "-";
        return name.startsWith(prefix) && name.substring(prefix.length()).matches("[2-9]")
                ? Integer.parseInt(name.substring(prefix.length()))
                : 0;
    }

    @Override
    public String program() {
        return service.label();
    }

    @Override
    public List<String> options() {
        return List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx" + memory() + "m", "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    }

    /** Of the heap, in MB: enough for as many requests at a time as the service takes. */
    private int memory() {
        return switch (service) {
            case GATEWAY, REPORTING -> 256;
            case CONTACT, DEAL, INTERACTION -> 192;
        };
    }

    @Override
    public void prepare() {
        Java.makeTemporary(temporary());
    }

    @Override
    public List<String> command() {
        List<String> options = new ArrayList<>(options());
        options.add(Java.temporaryOption(temporary()));
        return installation.command(options);
    }

    private Path temporary() {
        return instances.resolveSibling("tmp").resolve(name());
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(Java.ENVIRONMENT);
        environment.putAll(ports.environment());
        environment.putAll(LocalSecrets.environment(ports.of(Service.GATEWAY)));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(StackPorts.management(port)));
        environment.put("RAPPORT_INSTANCES_FILE", instances.toString());
        return environment;
    }

    @Override
    public String build() {
        return installation.fingerprint();
    }

    /** A minute on a machine that does much else, before there is an archive; so this bounds what is broken. */
    @Override
    public Duration startBound() {
        return Duration.ofMinutes(5);
    }

    @Override
    public String version() {
        return Digest.of(build() + options() + environment());
    }

    @Override
    public boolean ready(OsProcess process) {
        return ready(port(), process);
    }

    /** Whether this process of a service on that port takes requests. */
    static boolean ready(int port, OsProcess process) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(
                        "http://127.0.0.1:" + StackPorts.management(port) + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == OK && process.alive();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
