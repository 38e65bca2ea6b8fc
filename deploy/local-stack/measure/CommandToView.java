import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Measures the time from sending a command to holding the 360° view that shows it, through the gateway, under open-loop
 * load: writes start on schedule whether or not earlier ones have been answered.
 *
 * <p>Usage, with a stack running: {@code java deploy/local-stack/measure/CommandToView.java "$(./rapport token rep)"
 * [writes per second = 100] [seconds = 30] [warm-up seconds = 90] [gateway = http://127.0.0.1:8080]}
 *
 * <p>While it warms up, the load grows to the rate that is measured: virtual machines that have just started are busy
 * compiling.
 */
public final class CommandToView {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final int CUSTOMERS = 200;
    private static final int WARM_UP_STEPS = 6;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final String gateway;
    private final String token;
    private final Map<String, Integer> failures = new ConcurrentSkipListMap<>();

    private CommandToView(String gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        String token = arguments[0];
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        int warmUp = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 90;
        String gateway = arguments.length > 4 ? arguments[4] : "http://127.0.0.1:8080";
        new CommandToView(gateway, token).measure(rate, seconds, warmUp);
    }

    private void measure(int rate, int seconds, int warmUp) throws Exception {
        List<String> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            var created = post("/api/contacts", "{\"name\":\"Latency " + i + "\"}");
            var id = ID.matcher(created.body());
            if (created.statusCode() != 201 || !id.find()) {
                throw new IllegalStateException("A contact cannot be created: " + created.statusCode());
            }
            customers.add(id.group(1));
        }
        System.out.printf("warming up for %d s%n", warmUp);
        for (int step = 1; step <= WARM_UP_STEPS; step++) {
            load(customers, Math.max(1, rate * step / WARM_UP_STEPS), warmUp / WARM_UP_STEPS);
        }
        failures.clear();
        System.out.printf("%d writes/s for %d s%n", rate, seconds);
        report(load(customers, rate, seconds));
    }

    private long[][] load(List<String> customers, int rate, int seconds) throws InterruptedException {
        int count = rate * seconds;
        long[] acknowledged = new long[count];
        long[] readable = new long[count];
        var done = new CountDownLatch(count);
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        for (int i = 0; i < count; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
            long wait;
            while ((wait = due - System.nanoTime()) > 0) {
                LockSupport.parkNanos(wait);
            }
            int number = i;
            Thread.startVirtualThread(() -> {
                try {
                    writeAndRead(customers.get(number % customers.size()), due, number, acknowledged, readable);
                } catch (Exception e) {
                    failed(e.getClass().getSimpleName());
                } finally {
                    done.countDown();
                }
            });
        }
        if (!done.await(30, TimeUnit.SECONDS)) {
            System.out.println("some requests were not answered within 30 s");
        }
        return new long[][]{acknowledged, readable};
    }

    private void writeAndRead(String customer, long due, int number, long[] acknowledged, long[] readable)
            throws Exception {
        String summary = UUID.randomUUID().toString();
        var written = post("/api/interactions",
                "{\"customerId\":\"%s\",\"channel\":\"phone\",\"direction\":\"outbound\",\"occurredAt\":\"%s\",\"summary\":\"%s\"}"
                        .formatted(customer, Instant.now(), summary));
        acknowledged[number] = System.nanoTime() - due;
        if (written.statusCode() != 201) {
            failed("write answered " + written.statusCode());
            return;
        }
        var view = http.send(request("/api/customers/" + customer)
                .header("Rapport-Position", written.headers().firstValue("Rapport-Position").orElseThrow()).GET().build(),
                HttpResponse.BodyHandlers.ofString());
        readable[number] = System.nanoTime() - due;
        if (view.statusCode() != 200) {
            failed("read answered " + view.statusCode());
        } else if (!view.body().contains(summary)) {
            failed("stale");
        }
    }

    private void failed(String how) {
        failures.merge(how, 1, Integer::sum);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path)).timeout(Duration.ofSeconds(20)).header("Authorization",
                "Bearer " + token);
    }

    private void report(long[][] times) {
        System.out.println("failed or stale: " + (failures.isEmpty() ? "0" : failures));
        print("acknowledged", times[0]);
        print("360° readable", times[1]);
    }

    private static void print(String what, long[] nanos) {
        long[] sorted = Arrays.stream(nanos).filter(each -> each > 0).sorted().toArray();
        if (sorted.length == 0) {
            System.out.println(what + ": nothing measured");
            return;
        }
        System.out.printf("%-14s p50 %6.1f ms   p90 %6.1f ms   p99 %6.1f ms   max %6.1f ms%n", what, at(sorted, 0.5),
                at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(quantile * sorted.length))] / 1e6;
    }
}
