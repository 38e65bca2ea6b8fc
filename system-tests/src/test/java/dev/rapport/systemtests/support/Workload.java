package dev.rapport.systemtests.support;

import static dev.rapport.driver.Json.money;
import static dev.rapport.driver.Json.object;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Writers who do not give up: each write has an Idempotency-Key and is sent again until it is acknowledged. What was
 * acknowledged is remembered.
 */
public final class Workload implements AutoCloseable {
    /** Between two writes of a writer: what is tested is not how much the machine can take. */
    private static final Duration PACE = Duration.ofMillis(60);
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Api api;
    /** What the writers of this workload, and nobody else, put into a field that lists can be filtered by. */
    private final String marker = Ids.unique("load");
    private final List<Thread> writers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Customer> customers = new ConcurrentLinkedQueue<>();
    private final Set<UUID> leads = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger outages = new AtomicInteger();
    private final Retry retry = new Retry(BOUND, outages::incrementAndGet);
    private volatile boolean stopping;

    /** A write that was answered with success. */
    public record Acknowledged(String resource, UUID id, long version) {}

    /** A contact with everything that was acknowledged for it. */
    public record Customer(UUID contactId, UUID dealId, int interactions, List<UUID> interactionIds) {}

    private Workload(Api api) {
        this.api = api;
    }

    public static Workload start(Api api, int writers) {
        Workload workload = new Workload(api);
        for (int i = 0; i < writers; i++) {
            workload.writers.add(Thread.ofPlatform().name("writer-" + i).start(workload::write));
        }
        return workload;
    }

    private void write() {
        try {
            int round = 0;
            while (!stopping) {
                story(round++);
            }
        } catch (RuntimeException e) {
            failures.add(e.toString());
        }
    }

    /** Once begun it is finished, so that in the end everything can be told from the acknowledgements. */
    private void story(int round) {
        Answer lead = create("leads", object("name", "Lead " + round, "organisation", marker));
        leads.add(lead.id());
        change("leads", lead.id(), "", object("source", "web"));
        Answer contact = create("contacts", object("name", "Contact " + round, "territory", marker));
        change("contacts", contact.id(), "", object("jobTitle", "Buyer " + round));
        Answer deal = create("deals", object("title", "Deal " + round, "customerId", contact.id(), "amount",
                money("10.00", "EUR")));
        change("deals", deal.id(), "/move", object("stage", "proposal"));
        int interactions = 1 + round % 2;
        List<UUID> logged = new ArrayList<>();
        for (int i = 0; i < interactions; i++) {
            logged.add(create("interactions", object("customerId", contact.id(), "channel", "phone", "direction",
                    "outbound", "occurredAt", "2026-01-01T10:00:00Z")).id());
        }
        customers.add(new Customer(contact.id(), deal.id(), interactions, logged));
    }

    private Answer create(String resource, Map<String, Object> body) {
        return acknowledge(resource, send("POST", "/api/" + resource, body, 201));
    }

    private Answer change(String resource, UUID id, String step, Map<String, Object> body) {
        return acknowledge(resource,
                send(step.isEmpty() ? "PATCH" : "POST", "/api/" + resource + "/" + id + step, body, 200));
    }

    private Answer acknowledge(String resource, Answer answer) {
        acknowledged.add(new Acknowledged(resource, answer.id(), answer.version()));
        return answer;
    }

    private Answer send(String method, String path, Map<String, Object> body, int success) {
        Answer answer = retry.send(api, method, path, body, UUID.randomUUID().toString()).is(success);
        LockSupport.parkNanos(PACE.toNanos());
        return answer;
    }

    public String marker() {
        return marker;
    }

    public List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The highest version that was acknowledged of each record, by {@code resource/id}. */
    public Map<String, Long> versions() {
        Map<String, Long> versions = new ConcurrentHashMap<>();
        acknowledged.forEach(write -> versions.merge(write.resource() + "/" + write.id(), write.version(), Math::max));
        return versions;
    }

    public List<Customer> customers() {
        return List.copyOf(customers);
    }

    public Set<UUID> leads() {
        return Set.copyOf(leads);
    }

    /** How often a write had to be sent again because nobody answered it, or nobody who could do it. */
    public int outages() {
        return outages.get();
    }

    /** Lets every writer finish what it has begun. Throws when a write was refused or never acknowledged. */
    @Override
    public void close() {
        stopping = true;
        for (Thread writer : writers) {
            try {
                writer.join(BOUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(String.join("\n", failures));
        }
    }
}
