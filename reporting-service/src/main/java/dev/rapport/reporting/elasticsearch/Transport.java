package dev.rapport.reporting.elasticsearch;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries requests to Elasticsearch and looks at the status of every answer: the official low-level client throws from
 * 500 on only, and hands over all other refusals as if they were answers.
 */
final class Transport implements Closeable {

    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;
    private static final int NOT_FOUND = 404;

    private final Rest5Client client;
    private final JsonMapper json = JsonMapper.shared();

    Transport(ElasticsearchProperties properties) {
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

    /** Whether there is something at this path; here alone 404 is an answer. */
    boolean exists(String path) {
        var request = "HEAD " + path;
        try {
            var response = perform(new Request("HEAD", path));
            if (response.getStatusCode() == NOT_FOUND) {
                return false;
            }
            requireSuccess(request, response);
            return true;
        } catch (IOException e) {
            throw failure(request, e);
        }
    }

    /**
     * The body of the answer.
     *
     * @throws ElasticsearchException
     *             when the answer is anything but a success with a body
     */
    JsonNode send(String method, String path, Map<String, String> parameters, @Nullable HttpEntity entity) {
        var request = new Request(method, path);
        request.addParameters(parameters);
        request.setEntity(entity);
        var named = method + " " + path;
        try {
            var response = perform(request);
            requireSuccess(named, response);
            var content = content(response);
            if (content.length == 0) {
                throw new ElasticsearchException.Unavailable(response.getStatusCode(), "without a body", named);
            }
            var answer = json.readTree(content);
            if (!answer.path("acknowledged").asBoolean(true)) {
                throw new ElasticsearchException.Unavailable(response.getStatusCode(), "not acknowledged", named);
            }
            return answer;
        } catch (IOException | JacksonException e) {
            throw failure(named, e);
        }
    }

    /** The client throws only what it would try again with another node; most refusals it hands over as answers. */
    private Response perform(Request request) throws IOException {
        try {
            return client.performRequest(request);
        } catch (ResponseException e) {
            return e.getResponse();
        }
    }

    private void requireSuccess(String request, Response response) {
        int status = response.getStatusCode();
        if (status < SUCCESS || status >= REDIRECTION) {
            throw refusal(request, response);
        }
    }

    private static ElasticsearchException failure(String request, Exception e) {
        return new ElasticsearchException.Unavailable(request + ": " + e.getClass().getSimpleName(), e);
    }

    private ElasticsearchException refusal(String request, Response response) {
        int status = response.getStatusCode();
        var type = type(response);
        if (type.equals("index_not_found_exception")) {
            return new ElasticsearchException.IndexMissing(status, type, request);
        }
        if (status == 429 || status >= 500) {
            return new ElasticsearchException.Unavailable(status, type, request);
        }
        return new ElasticsearchException(status, type, request);
    }

    private String type(Response response) {
        try {
            return json.readTree(content(response)).path("error").path("type").asString("");
        } catch (IOException | JacksonException e) {
            return "";
        }
    }

    private static byte[] content(Response response) throws IOException {
        var entity = response.getEntity();
        var content = entity == null ? null : EntityUtils.toByteArray(entity);
        return content == null ? new byte[0] : content;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
