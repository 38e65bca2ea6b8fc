package dev.rapport.reporting.elasticsearch;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Elasticsearch's REST API: requests are the JSON of its documentation, built from maps and lists. The official
 * low-level client carries them; the typed one on top of it would bring thousands of classes for the dozen requests
 * made here.
 */
public final class Elasticsearch implements Closeable {

    private static final int SUCCESS = 200;
    private static final int BAD_REQUEST = 400;
    private static final int CONTENT_TOO_LARGE = 413;

    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    /** Of the answer to a bulk request: the rest is as long again as what was written. */
    private static final String NEEDED = "items.*._id,items.*.status,items.*.error.type,items.*._seq_no,items.*._primary_term";

    private final Transport transport;
    private final JsonMapper json = JsonMapper.shared();

    public Elasticsearch(ElasticsearchProperties properties) {
        this.transport = new Transport(properties);
    }

    /**
     * Finds documents; {@code body} is that of the search API.
     *
     * @throws ElasticsearchException.IndexMissing
     *             when there is no such index or alias
     * @throws ElasticsearchException.CursorRefused
     *             when the page cannot begin where {@code search_after} says
     * @throws ElasticsearchException.Unavailable
     *             when Elasticsearch does not answer, or with less than all shards
     */
    public JsonNode search(String index, Map<String, ?> body) {
        JsonNode found;
        try {
            found = send("POST", "/" + index + "/_search", Map.of("allow_partial_search_results", "false"), body);
        } catch (ElasticsearchException e) {
            // The same question without it was answered with the page before.
            if (e.status() == BAD_REQUEST && body.containsKey("search_after")) {
                throw new ElasticsearchException.CursorRefused(e.status(), e.type(), "_search");
            }
            throw e;
        }
        if (!found.path("hits").path("hits").isArray()) {
            throw new ElasticsearchException.Unavailable(SUCCESS, "without hits", "_search");
        }
        return found;
    }

    /** Makes everything that was written before this call visible to searches. */
    public void refresh(String index) {
        var refreshed = send("POST", "/" + index + "/_refresh", Map.of(), null);
        int failed = refreshed.path("_shards").path("failed").asInt(0);
        if (failed > 0) {
            throw new ElasticsearchException.Unavailable(SUCCESS, failed + " shards failed", "_refresh");
        }
    }

    /**
     * Any other request.
     *
     * @throws ElasticsearchException
     *             when the answer is anything but a success with a body
     */
    JsonNode send(String method, String path, Map<String, String> parameters, @Nullable Object body) {
        return transport.send(method, path, parameters,
                body == null ? null : new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
    }

    /** Whether there is something at this path; here alone 404 is an answer. */
    boolean exists(String path) {
        return transport.exists(path);
    }

    /** Deletes an index that may be gone already. */
    void deleteIndex(String index) {
        try {
            send("DELETE", "/" + index, Map.of("ignore_unavailable", "true"), null);
        } catch (ElasticsearchException.IndexMissing e) {
            // So it is.
        }
    }

    /**
     * Documents by id as they are now, visible to searches or not; those that are missing are left out.
     */
    List<Found> get(String index, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Found>(ids.size());
        var documents = send("POST", "/" + index + "/_mget", Map.of(), Map.of("ids", ids)).path("docs");
        requireAll(ids.size(), documents, "_mget");
        for (JsonNode document : documents) {
            if (document.has("error")) {
                var type = document.path("error").path("type").asString("");
                if (type.equals("index_not_found_exception")) {
                    throw new ElasticsearchException.IndexMissing(404, type, "_mget");
                }
                throw new ElasticsearchException.Unavailable(503, type, "_mget");
            }
            if (document.path("found").asBoolean(false)) {
                found.add(new Found(document.path("_id").asString(), document.path("_seq_no").asLong(),
                        document.path("_primary_term").asLong(), document.path("_source")));
            }
        }
        return found;
    }

    /** A document with what a later write must name to be sure that nothing happened in between. */
    record Found(String id, long sequenceNumber, long primaryTerm, JsonNode source) {}

    /** One line pair of a bulk request: what to do, and with which document ({@code null} for a delete). */
    record Operation(Map<String, ?> action, @Nullable Object document) {}

    /** What became of one operation. */
    record Outcome(String id, int status, String errorType, long sequenceNumber, long primaryTerm) {

        boolean ok() {
            return status < 300;
        }

        boolean conflict() {
            return status == 409;
        }
    }

    /**
     * Writes in bulk through a write alias. The alias goes with its index, so that a write never makes a new index with
     * guessed mappings in place of one that was lost.
     */
    List<Outcome> bulk(String writeAlias, List<Operation> operations) {
        if (operations.isEmpty()) {
            return List.of();
        }
        try {
            return bulkAtOnce(writeAlias, operations);
        } catch (ElasticsearchException e) {
            // The longest body that is taken depends on Elasticsearch's settings, and on what stands in front of it.
            if (e.status() != CONTENT_TOO_LARGE || operations.size() == 1) {
                throw e;
            }
            int half = operations.size() / 2;
            var outcomes = new ArrayList<>(bulk(writeAlias, operations.subList(0, half)));
            outcomes.addAll(bulk(writeAlias, operations.subList(half, operations.size())));
            return outcomes;
        }
    }

    private List<Outcome> bulkAtOnce(String writeAlias, List<Operation> operations) {
        var lines = new ByteArrayOutputStream(operations.size() * 512);
        for (var operation : operations) {
            json.writeValue(lines, operation.action());
            lines.write('\n');
            if (operation.document() != null) {
                json.writeValue(lines, operation.document());
                lines.write('\n');
            }
        }
        var answer = transport.send("POST", "/" + writeAlias + "/_bulk",
                Map.of("require_alias", "true", "filter_path", NEEDED),
                new ByteArrayEntity(lines.toByteArray(), NDJSON));
        var outcomes = new ArrayList<Outcome>(operations.size());
        requireAll(operations.size(), answer.path("items"), "_bulk");
        for (JsonNode item : answer.path("items")) {
            var result = item.iterator().next();
            var type = result.path("error").path("type").asString("");
            if (type.equals("index_not_found_exception")) {
                throw new ElasticsearchException.IndexMissing(404, type, "_bulk");
            }
            outcomes.add(new Outcome(result.path("_id").asString(""), result.path("status").asInt(), type,
                    result.path("_seq_no").asLong(-1), result.path("_primary_term").asLong(-1)));
        }
        return outcomes;
    }

    /**
     * An answer that leaves something out says nothing about it: neither that it is missing nor that it was written.
     */
    private static void requireAll(int asked, JsonNode answered, String request) {
        if (answered.size() != asked) {
            throw new ElasticsearchException.Unavailable(503, "%d of %d answered".formatted(answered.size(), asked),
                    request);
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
