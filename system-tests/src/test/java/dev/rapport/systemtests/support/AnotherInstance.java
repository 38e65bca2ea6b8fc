package dev.rapport.systemtests.support;

import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.OsProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One more instance of a service of the stack, on a port of its own and with arguments of its own. */
record AnotherInstance(Component service, int port, List<String> arguments) implements Component {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Override
    public String name() {
        return service.name() + "-" + port;
    }

    @Override
    public void prepare() {
        service.prepare();
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(service.command());
        command.addAll(arguments);
        return command;
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(service.environment());
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(StackPorts.management(port)));
        return environment;
    }

    @Override
    public Path folder() {
        return service.folder();
    }

    @Override
    public String version() {
        return service.version() + arguments;
    }

    @Override
    public boolean ready(OsProcess process) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(
                        "http://127.0.0.1:" + StackPorts.management(port) + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200 && process.alive();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
