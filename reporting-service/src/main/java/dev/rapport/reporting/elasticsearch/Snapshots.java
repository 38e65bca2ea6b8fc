package dev.rapport.reporting.elasticsearch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An index as it was at one moment, for somebody who walks through it: Elasticsearch calls it a point in time. It keeps
 * files that would be deleted otherwise, so each ends by itself when nobody has read it for {@link #KEPT}, and there
 * are at most {@value #MOST} of one instance: the one that was not read for the longest time makes place for another.
 */
final class Snapshots {

    static final Duration KEPT = Duration.ofMinutes(2);
    static final int MOST = 100;

    private static final String KEEP_ALIVE = KEPT.toSeconds() + "s";

    private final Elasticsearch elasticsearch;
    private final Executor closing = Executors.newVirtualThreadPerTaskExecutor();

    /** When each was read, the one that was not read for the longest time first. */
    private final Map<String, Long> open = new LinkedHashMap<>();

    Snapshots(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** Takes one; what is not visible yet is not in it. */
    String take(String index) {
        var id = elasticsearch.send("POST", "/" + index + "/_pit", Map.of("keep_alive", KEEP_ALIVE), null).path("id")
                .asString();
        read(id, id);
        return id;
    }

    /** The answer to a search of one; null when it has ended, or never was. */
    @Nullable
    JsonNode search(String id, Map<String, ?> body) {
        var search = new HashMap<String, Object>(body);
        search.put("pit", Map.of("id", id, "keep_alive", KEEP_ALIVE));
        try {
            var answer = elasticsearch.send("POST", "/_search", Map.of("allow_partial_search_results", "false"),
                    search);
            read(id, answer.path("pit_id").asString(id));
            return answer;
        } catch (ElasticsearchException.Unavailable e) {
            throw e;
        } catch (ElasticsearchException e) {
            if (e.status() == 404 || e.status() == 400) {
                return null;
            }
            throw e;
        }
    }

    /** How many are held open for readers of this instance. */
    synchronized int size() {
        return open.size();
    }

    /**
     * @param id
     *            under which it was read
     * @param next
     *            under which it is to be read from now on
     */
    private void read(String id, String next) {
        for (var ended : noteRead(id, next)) {
            closing.execute(() -> close(ended));
        }
    }

    private synchronized List<String> noteRead(String id, String next) {
        long now = System.nanoTime();
        open.remove(id);
        open.put(next, now);
        open.values().removeIf(at -> now - at > KEPT.toNanos());
        var surplus = new ArrayList<String>();
        for (var oldest = open.keySet().iterator(); open.size() > MOST;) {
            surplus.add(oldest.next());
            oldest.remove();
        }
        return surplus;
    }

    private void close(String id) {
        try {
            elasticsearch.send("DELETE", "/_pit", Map.of(), Map.of("id", id));
        } catch (ElasticsearchException e) {
            // It ends by itself.
        }
    }
}
