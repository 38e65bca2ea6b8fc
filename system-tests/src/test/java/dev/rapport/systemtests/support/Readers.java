package dev.rapport.systemtests.support;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.NoAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** People who look at what they know to be there, over and over, and note everything that is not as it should be. */
public final class Readers implements AutoCloseable {
    private final Api api;
    private final Set<Integer> accepted;
    private final List<UUID> contacts;
    private final String territory;
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    private Readers(Api api, Set<Integer> accepted, List<UUID> contacts, String territory) {
        this.api = api;
        this.accepted = accepted;
        this.contacts = contacts;
        this.territory = territory;
    }

    /**
     * Starts to read contacts that are there, by id, in a list and at a glance.
     *
     * @param territory
     *            that exactly these contacts have
     * @param accepted
     *            statuses beside 200 that are no reason to complain
     */
    public static Readers start(Api api, List<UUID> contacts, String territory, Integer... accepted) {
        Readers readers = new Readers(api, Set.of(accepted), contacts, territory);
        readers.threads.add(Thread.ofPlatform().name("reads-records").start(() -> readers.go(readers::records)));
        readers.threads.add(Thread.ofPlatform().name("reads-lists").start(() -> readers.go(readers::list)));
        return readers;
    }

    private void go(Runnable look) {
        while (!stopping) {
            try {
                look.run();
            } catch (NoAnswerException e) {
                complaints.add(e.toString());
            }
        }
    }

    private void records() {
        for (UUID id : contacts) {
            Answer answer = read("/api/contacts/" + id);
            if (answer.status() == 200 && answer.version() < versions.getOrDefault(id, 0L)) {
                complaints.add(answer + " went back from version " + versions.get(id));
            }
            if (answer.status() == 200) {
                versions.merge(id, answer.version(), Math::max);
            }
            read("/api/customers/" + id);
        }
    }

    private void list() {
        Answer answer = read("/api/contacts?limit=200&count=true&territory=" + territory);
        if (answer.status() == 200) {
            JsonNode page = answer.json();
            if (page.path("items").size() != contacts.size() || page.path("total").asInt() != contacts.size()) {
                complaints
                        .add(page.path("items").size() + " of " + contacts.size() + " contacts in " + answer.request());
            }
        }
    }

    private Answer read(String path) {
        Answer answer = api.get(path);
        reads.incrementAndGet();
        if (answer.status() != 200) {
            refused.incrementAndGet();
            if (!accepted.contains(answer.status())) {
                complaints.add(answer.toString());
            }
        }
        return answer;
    }

    /** Reads that were answered, well or not. */
    public int reads() {
        return reads.get();
    }

    /** Reads that were not answered with 200. */
    public int refused() {
        return refused.get();
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
