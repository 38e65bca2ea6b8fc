package dev.rapport.systemtests.support;

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

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.OsProcess;

/** An instance of a service, started from its jar as in production. */
record ServiceProcess(
        String name,
        Service service,
        int port,
        Path folder,
        Map<String, String> environment,
        List<String> arguments) implements Component {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Xshare:auto", "--enable-native-access=ALL-UNNAMED");

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-jar");
        command.add(Repository.find().jar(service.label(), service.label()).toString());
        command.addAll(arguments);
        return command;
    }

    @Override
    public String version() {
        return "test";
    }

    @Override
    public boolean ready(OsProcess process) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
