package dev.rapport.systemtests.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.api.ApiDocument.Operation;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A person of every role tries HEAD, GET and OPTIONS on every route of the document: each begins to answer as fast as
 * GET does, and no thread and no connection is left. Security F1.
 */
class EveryMethodIT {

    private static final List<Part> SERVICES = List.of(Part.GATEWAY, Part.CONTACT, Part.DEAL, Part.INTERACTION,
            Part.REPORTING);
    private static final Pattern LEASED = Pattern
            .compile("(?m)^httpcomponents_httpclient_pool_total_connections\\{.*state=\"leased\".*} (.+)$");
    private static final Pattern STREAMS = Pattern
            .compile("(?m)^httpcomponents_httpclient_pool_total_connections\\{.*\"streams\".*} (.+)$");

    /** What a busy machine may take longer once; what really waits for something takes longer each time. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final int TRIES = 3;

    private final Rapport rapport = Rapport.shared();
    private final List<String> complaints = new ArrayList<>();

    @Test
    void everyMethodBeginsAsFastAsGetAndLeavesNothing() throws Exception {
        Map<String, String> addresses = addresses();
        Map<Part, Set<String>> before = requestThreads();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (Person person : Person.values()) {
                String token = rapport.forge().signed(rapport.forge().claims(person));
                for (Map.Entry<String, String> route : addresses.entrySet()) {
                    tryMethods(client, person + " " + route.getKey(), route.getValue(), token);
                }
            }
        }

        assertThat(complaints).isEmpty();
        assertThat(addresses).hasSizeGreaterThan(50);
        await("connections of the gateway").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String metrics = rapport.metrics(Part.GATEWAY);
            assertThat(values(LEASED, metrics)).isNotEmpty().containsOnly(0.0);
            assertThat(values(STREAMS, metrics)).isNotEmpty().containsOnly(0.0);
        });
        await("threads of requests").atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> requestThreads()
                        .forEach((part, threads) -> assertThat(threads).as(part.toString())
                                .isSubsetOf(before.get(part))));
    }

    /** Every route of the document, and of each what it is for one record. */
    private Map<String, String> addresses() {
        ApiDocument document = ApiDocument.of(rapport.with(null));
        Fixtures fixtures = new Fixtures(rapport.as(Person.ADMIN), rapport.as(Person.ADMIN));
        Map<String, UUID> records = new TreeMap<>();
        Map<String, String> addresses = new TreeMap<>();
        for (Operation operation : document.operations()) {
            Object id = operation.hasId() && !operation.isWrite()
                    ? records.computeIfAbsent(operation.resource(), absent -> fixtures.record(operation))
                    : Ids.timeOrdered();
            String query = operation.isWrite() ? "" : operation.query();
            // Where one can read and write, the address for reading is the one to look at.
            addresses.merge(operation.path(), operation.path(id) + query,
                    operation.isWrite() ? (old, other) -> old : (old, other) -> other);
        }
        rapport.settle();
        return addresses;
    }

    private void tryMethods(HttpClient client, String what, String address, String token) throws Exception {
        for (String method : List.of("HEAD", "OPTIONS")) {
            List<String> tries = new ArrayList<>();
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Begun get = begin(client, "GET", address, token);
                Begun other = begin(client, method, address, token);
                if (get.status() >= 500 || other.status() >= 500 || other.status() == 429) {
                    tries.add("GET " + get + ", " + method + " " + other);
                } else if (other.after().compareTo(get.after().plus(TOLERANCE)) <= 0) {
                    tries.clear();
                    break;
                } else {
                    tries.add("GET " + get + ", " + method + " " + other);
                }
            }
            if (!tries.isEmpty()) {
                complaints.add(what + ": " + tries);
            }
        }
    }

    /** The head of an answer, and how long it took to come. */
    private record Begun(int status, Duration after) {}

    private Begun begin(HttpClient client, String method, String address, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + rapport.port(Part.GATEWAY) + address))
                .timeout(Duration.ofSeconds(20)).header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody()).build();
        long started = System.nanoTime();
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        Duration after = Duration.ofNanos(System.nanoTime() - started);
        response.body().close();
        return new Begun(response.statusCode(), after);
    }

    private Map<Part, Set<String>> requestThreads() {
        Map<Part, Set<String>> threads = new EnumMap<>(Part.class);
        SERVICES.forEach(part -> threads.put(part, new TreeSet<>(Threads.ofRequests(rapport.pid(part)))));
        return threads;
    }

    private static List<Double> values(Pattern metric, String metrics) {
        return metric.matcher(metrics).results().map(result -> Double.valueOf(result.group(1))).toList();
    }
}
