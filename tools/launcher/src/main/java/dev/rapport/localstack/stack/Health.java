package dev.rapport.localstack.stack;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.OsProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the stack is doing.
 *
 * @param ready whether every part runs and takes requests
 */
public record Health(boolean ready, List<Part> parts, List<Projection> projections, List<Publisher> publishers) {
    private static final int OK = 200;

    /** What a part is doing. */
    public enum State {
        /** Not started, or stopped. */
        STOPPED,
        /** Was started and has ended by itself, or was killed. */
        DIED,
        /** Runs and does not take requests, or does not yet. */
        NOT_READY,
        /** Runs and takes requests. */
        READY;

        /** As people and programs are shown it, e.g. {@code not ready}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * A process, or a service that shares one with others.
     *
     * @param in the process that it is a part of; null when it is a process
     * @param memory resident, in bytes; 0 for what shares a process
     * @param since when it was started; null when it does not run
     */
    public record Part(
            String name,
            State state,
            @Nullable Long pid,
            int port,
            long memory,
            @Nullable Instant since,
            String log,
            @Nullable String in) {}

    /** A read model, as the service that fills it reports it. */
    public record Projection(String service, String name, long lagEvents, double lagSeconds, long parked) {
        /** Instances share the partitions among them; parked events lie in the store that they share. */
        Projection with(Projection other) {
            return new Projection(service, name, lagEvents + other.lagEvents, Math.max(lagSeconds, other.lagSeconds),
                    Math.max(parked, other.parked));
        }
    }

    /** The way of a service's events to Kafka, as the service reports it. */
    public record Publisher(String service, long lagEvents, double lagSeconds, long missing) {
        /** Instances have one outbox among them. */
        Publisher with(Publisher other) {
            return new Publisher(service, Math.max(lagEvents, other.lagEvents), Math.max(lagSeconds, other.lagSeconds),
                    Math.max(missing, other.missing));
        }
    }

    /** Looks at everything now. */
    public static Health of(LocalStack running) {
        List<Part> parts = running.allParts().parallelStream()
                .flatMap(name -> Stream.concat(Stream.of(part(running, name)), within(running, name))).toList();
        List<Projection> projections = new ArrayList<>();
        List<Publisher> publishers = new ArrayList<>();
        for (Service service : Service.values()) {
            Stream.concat(Stream.of(running.ports().of(service)),
                    running.more(service).stream().map(RunFiles.Note::port)).map(Health::measures).forEach(measures -> {
                        projections.addAll(projections(service.label(), measures));
                        publisher(service.label(), measures).ifPresent(publishers::add);
                    });
        }
        return new Health(parts.stream().allMatch(part -> part.state() == State.READY), parts,
                merged(projections, each -> each.service() + " " + each.name(), Projection::with),
                merged(publishers, Publisher::service, Publisher::with));
    }

    /** Whether every event has reached Kafka and every read model. */
    public boolean caughtUp() {
        return publishers.stream().allMatch(publisher -> publisher.lagEvents() == 0)
                && projections.stream().allMatch(projection -> projection.lagEvents() == 0);
    }

    private static <T> List<T> merged(List<T> all, Function<T, String> key, BinaryOperator<T> merge) {
        return List.copyOf(all.stream()
                .collect(Collectors.toMap(key, Function.identity(), merge, LinkedHashMap::new)).values());
    }

    private static Part part(LocalStack running, String name) {
        Optional<RunFiles.Note> noted = running.note(name);
        String log = running.log(name).toString();
        int usualPort = running.port(name);
        if (noted.isEmpty()) {
            return new Part(name, State.STOPPED, null, usualPort, 0, null, log, null);
        }
        RunFiles.Note note = noted.get();
        OsProcess process = note.process();
        if (!process.alive()) {
            return new Part(name, State.DIED, null, note.port(), 0, null, log, null);
        }
        State state = running.takesRequests(note) ? State.READY : State.NOT_READY;
        return new Part(name, state, note.pid(), note.port(), process.memory(), note.since(), log, null);
    }

    /** The services in the process, if it runs several. */
    private static Stream<Part> within(LocalStack running, String name) {
        return running.note(name).filter(note -> name.equals(HostedServices.NAME)).stream()
                .flatMap(note -> Stream.of(Service.values()).map(service -> service(running, note, service)));
    }

    private static Part service(LocalStack running, RunFiles.Note note, Service service) {
        int port = running.ports().of(service);
        OsProcess process = note.process();
        boolean alive = process.alive();
        State state = alive
                ? !process.frozen() && SpringService.ready(port, process) ? State.READY : State.NOT_READY
                : State.DIED;
        return new Part(service.label(), state, alive ? note.pid() : null, port, 0, alive ? note.since() : null,
                running.log(service.label()).toString(), note.name());
    }

    private static List<Projection> projections(String service, List<Metric> measures) {
        Map<String, Projection> found = new TreeMap<>();
        for (Metric measure : measures) {
            String name = measure.labels().get("projection");
            if (name != null) {
                Projection known = found.getOrDefault(name, new Projection(service, name, 0, 0, 0));
                found.put(name, switch (measure.name()) {
                    case "rapport_projection_lag_events" ->
                        new Projection(service, name, measure.whole(), known.lagSeconds(), known.parked());
                    case "rapport_projection_lag_seconds" ->
                        new Projection(service, name, known.lagEvents(), measure.value(), known.parked());
                    case "rapport_projection_parked_events" ->
                        new Projection(service, name, known.lagEvents(), known.lagSeconds(), measure.whole());
                    default -> known;
                });
            }
        }
        return List.copyOf(found.values());
    }

    private static Optional<Publisher> publisher(String service, List<Metric> measures) {
        return value(measures, "rapport_publisher_lag_events")
                .map(events -> new Publisher(service, events.whole(),
                        value(measures, "rapport_publisher_lag_seconds").map(Metric::value).orElse(0.0),
                        value(measures, "rapport_reconciliation_missing_events").map(Metric::whole).orElse(0L)));
    }

    private static Optional<Metric> value(List<Metric> measures, String name) {
        return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
    }

    private static List<Metric> measures(int port) {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + StackPorts.management(port) + "/actuator/prometheus"))
                .timeout(Duration.ofSeconds(5)).build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == OK ? Metric.all(response.body()) : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
