package dev.rapport.reporting.elasticsearch;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Elasticsearch's REST API: requests are the JSON of its documentation, built from maps and lists. The official
 * low-level client carries them; the typed one on top of it would bring thousands of classes for the dozen requests
 * made here.
 */
public final class Elasticsearch implements Closeable {

    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    /** Of the answer to a bulk request: the rest is as long again as what was written. */
    private static final String NEEDED = "items.*._id,items.*.status,items.*.error.type,items.*._seq_no,items.*._primary_term";

    private final Rest5Client client;
    private final JsonMapper json = JsonMapper.shared();

    public Elasticsearch(ElasticsearchProperties properties) {
        var connect = Timeout.of(properties.connectTimeout());
        var answer = Timeout.of(properties.requestTimeout());
        this.client = Rest5Client.builder(properties.uris().toArray(URI[]::new)).setMetaHeaderEnabled(false)
                // Who waits is told at once that Elasticsearch does not answer; the projections try again themselves.
                .setHttpClientConfigCallback(HttpAsyncClientBuilder::disableAutomaticRetries)
                .setDefaultHeaders(authorization(properties))
                .setConnectionConfigCallback(
                        connection -> connection.setConnectTimeout(connect).setSocketTimeout(answer))
                .setRequestConfigCallback(
                        request -> request.setConnectionRequestTimeout(connect).setResponseTimeout(answer))
                .build();
    }

    private static Header[] authorization(ElasticsearchProperties properties) {
        if (properties.apiKey() != null) {
            return new Header[]{new BasicHeader("Authorization", "ApiKey " + properties.apiKey())};
        }
        if (properties.username() != null && properties.password() != null) {
            var credentials = properties.username() + ":" + properties.password();
            return new Header[]{new BasicHeader("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))};
        }
        return new Header[0];
    }

    /**
     * Finds documents; {@code body} is that of the search API.
     *
     * @throws ElasticsearchException.IndexMissing
     *             when there is no such index or alias
     * @throws ElasticsearchException.Unavailable
     *             when Elasticsearch does not answer, or with less than all shards
     */
    public JsonNode search(String index, Map<String, ?> body) {
        return send("POST", "/" + index + "/_search", Map.of("allow_partial_search_results", "false"), body);
    }

    /** Makes everything that was written before this call visible to searches. */
    public void refresh(String index) {
        send("POST", "/" + index + "/_refresh", Map.of(), null);
    }

    /** Any other request. */
    JsonNode send(String method, String path, Map<String, String> parameters, @Nullable Object body) {
        return send(method, path, parameters,
                body == null ? null : new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
    }

    boolean exists(String path) {
        try {
            return perform(new Request("HEAD", path)).getStatusCode() == 200;
        } catch (IOException e) {
            throw failure("HEAD " + path, e);
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
        var lines = new ByteArrayOutputStream(operations.size() * 512);
        for (var operation : operations) {
            json.writeValue(lines, operation.action());
            lines.write('\n');
            if (operation.document() != null) {
                json.writeValue(lines, operation.document());
                lines.write('\n');
            }
        }
        var answer = send("POST", "/" + writeAlias + "/_bulk", Map.of("require_alias", "true", "filter_path", NEEDED),
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

    private JsonNode send(String method, String path, Map<String, String> parameters, @Nullable HttpEntity entity) {
        var request = new Request(method, path);
        request.addParameters(parameters);
        request.setEntity(entity);
        try {
            var response = perform(request);
            var content = response.getEntity() == null ? null : EntityUtils.toByteArray(response.getEntity());
            return content == null || content.length == 0 ? MissingNode.getInstance() : json.readTree(content);
        } catch (IOException | JacksonException e) {
            throw failure(method + " " + path, e);
        }
    }

    private co.elastic.clients.transport.rest5_client.low_level.Response perform(Request request) throws IOException {
        return client.performRequest(request);
    }

    private ElasticsearchException failure(String request, Exception e) {
        if (!(e instanceof ResponseException refusal)) {
            return new ElasticsearchException.Unavailable(request + ": " + e.getClass().getSimpleName(), e);
        }
        int status = refusal.getResponse().getStatusCode();
        var type = type(refusal);
        if (type.equals("index_not_found_exception")) {
            return new ElasticsearchException.IndexMissing(status, type, request);
        }
        if (status == 429 || status >= 500) {
            return new ElasticsearchException.Unavailable(status, type, request);
        }
        return new ElasticsearchException(status, type, request);
    }

    private String type(ResponseException refusal) {
        try {
            var entity = refusal.getResponse().getEntity();
            return entity == null
                    ? ""
                    : json.readTree(EntityUtils.toByteArray(entity)).path("error").path("type").asString("");
        } catch (IOException | JacksonException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
