package dev.rapport.gateway.routing;

import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.coyote.CloseNowException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * One request to a service and its answer. The body has arrived whole before a connection to the service is taken; the
 * answer is streamed. A service that does not answer becomes 503 {@code unavailable}; a caller that goes away frees the
 * connection to the service at once.
 */
@Component
public class BackendExchange {

    private static final int BUFFER_SIZE = 8192;
    private static final URI ANYWHERE = URI.create("/");
    private static final String LAG = "Rapport-Lag";

    private final BackendClients clients;
    private final Instances instances;
    private final OpenStreams openStreams;
    private final Outages outages;
    private final Tracer tracer;
    private final Propagator propagator;
    private final Clock clock;

    BackendExchange(BackendClients clients, Instances instances, OpenStreams openStreams, Outages outages,
            Tracer tracer, Propagator propagator, Clock clock) {
        this.clients = clients;
        this.instances = instances;
        this.openStreams = openStreams;
        this.outages = outages;
        this.tracer = tracer;
        this.propagator = propagator;
        this.clock = clock;
    }

    /** Sends the request to an instance of the service and writes what it answers, or what went wrong. */
    void pass(Service service, HttpServletRequest caller, HttpServletResponse answer) throws IOException {
        // In memory already: see WriteShapeFilter.
        byte[] body = isRead(caller.getMethod()) ? new byte[0] : caller.getInputStream().readAllBytes();
        boolean stream = caller.getServletPath().equals(ApiRoutes.STREAM);
        HttpUriRequestBase request = request(caller, caller.getMethod(), caller.getRequestURI(), body, stream);
        if (stream) {
            openStreams.add(request);
        }
        Map<String, List<String>> own = headers(answer);
        try {
            relay(request, send(request, service, stream), expiry(caller), answer);
        } catch (CallerGoneException e) {
            // Nobody is left to tell.
        } catch (IOException | IllegalStateException e) {
            answerFailure(request, e, own, caller, answer);
        } finally {
            openStreams.remove(request);
        }
    }

    /**
     * Reads, as this caller and with the caller's query, what the gateway makes its own answer of.
     *
     * @return null when the service does not answer 200: what it does answer is written
     */
    public byte @Nullable [] read(Service service, String path, HttpServletRequest caller,
            HttpServletResponse answer) throws IOException {
        HttpUriRequestBase request = request(caller, "GET", path, new byte[0], false);
        request.removeHeaders(HttpHeaders.IF_NONE_MATCH);
        request.removeHeaders(HttpHeaders.ACCEPT_ENCODING);
        Map<String, List<String>> own = headers(answer);
        try {
            ClassicHttpResponse response = send(request, service, false);
            if (response.getCode() == HttpStatus.SC_OK) {
                try (response) {
                    Header lag = response.getFirstHeader(LAG);
                    if (lag != null) {
                        answer.setHeader(LAG, lag.getValue());
                    }
                    return EntityUtils.toByteArray(response.getEntity());
                }
            }
            relay(request, response, Instant.MAX, answer);
        } catch (CallerGoneException e) {
            // Nobody is left to tell.
        } catch (IOException | IllegalStateException e) {
            answerFailure(request, e, own, caller, answer);
        }
        return null;
    }

    private void relay(HttpUriRequestBase request, ClassicHttpResponse response, Instant expiry,
            HttpServletResponse answer) throws IOException {
        boolean live = isEventStream(response);
        boolean complete = false;
        try {
            copyHead(response, answer);
            if (isRead(request.getMethod()) && answer.containsHeader(HttpHeaders.ETAG)) {
                // May be kept by who asked, to be asked for again with If-None-Match.
                answer.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            }
            complete = copyBody(response, answer, request, live ? expiry : null);
        } finally {
            if (!complete) {
                request.cancel(); // closing alone would first read the rest, which of a live stream never comes
            }
            Closer.closeQuietly(response);
        }
    }

    /** What the answer says counts, not where it was asked for. */
    private static boolean isEventStream(ClassicHttpResponse response) {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.getValue().regionMatches(true, 0, MediaType.TEXT_EVENT_STREAM_VALUE, 0,
                MediaType.TEXT_EVENT_STREAM_VALUE.length());
    }

    /**
     * Path and query stay exactly as they came: decoding and encoding them again would change what the service sees.
     */
    private HttpUriRequestBase request(HttpServletRequest caller, String method, String path, byte[] body,
            boolean stream) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, ANYWHERE);
        String query = caller.getQueryString();
        request.setPath(query == null ? path : path + "?" + query);
        BackendHeaders.copy(caller, request);
        if (stream || method.equals("HEAD")) {
            // The answer's head may arrive while the service still works on the body, which would hold up whoever gets
            // the connection next.
            request.setHeader(HttpHeaders.CONNECTION, "close");
        }
        Span span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), request,
                    (carrier, name, value) -> Objects.requireNonNull(carrier).setHeader(name, value));
        }
        if (body.length > 0) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        request.setConfig(clients.config(stream));
        return request;
    }

    /**
     * Tries the instances in turn until one takes the request. What could not connect has sent nothing, so the next one
     * may get it whatever it is. A connection that breaks may have carried it: then only a read is tried again, with
     * the only instance, too, which may have closed the pooled connection when it restarted.
     */
    private ClassicHttpResponse send(HttpUriRequestBase request, Service service, boolean stream) throws IOException {
        List<URI> inTurn = instances.inTurn(service);
        boolean read = isRead(request.getMethod());
        for (int attempt = 0;; attempt++) {
            URI instance = inTurn.get(attempt % inTurn.size());
            HttpHost host = new HttpHost(instance.getScheme(), instance.getHost(), instance.getPort());
            request.setScheme(host.getSchemeName());
            request.setAuthority(new URIAuthority(host));
            try {
                ClassicHttpResponse response = clients.client(stream).executeOpen(host, request,
                        HttpClientContext.create());
                instances.answered(instance);
                outages.answered(instance);
                return response;
            } catch (ConnectException | ConnectTimeoutException e) {
                if (attempt + 1 >= inTurn.size() || request.isCancelled()) {
                    throw e;
                }
                failed(instance, e);
            } catch (NoHttpResponseException | SocketException e) {
                if (!read || attempt >= inTurn.size() || request.isCancelled()) {
                    throw e;
                }
            }
        }
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private void failed(URI instance, Exception failure) {
        instances.failed(instance);
        outages.failed(instance, failure);
    }

    /** The instance that was tried last. */
    private static URI instanceOf(HttpUriRequestBase request) {
        return URI.create(request.getScheme() + "://" + request.getAuthority());
    }

    private static void copyHead(ClassicHttpResponse response, HttpServletResponse answer) {
        answer.setStatus(response.getCode());
        Header connection = response.getFirstHeader(HttpHeaders.CONNECTION);
        for (Header header : response.getHeaders()) {
            if (BackendHeaders.reachesCaller(header.getName(), connection == null ? null : connection.getValue())) {
                answer.addHeader(header.getName(), header.getValue());
            }
        }
    }

    /**
     * @param until when a live stream ends because its token does; null for ordinary answers
     * @return whether the service's answer was read to its end
     */
    private boolean copyBody(ClassicHttpResponse response, HttpServletResponse answer, HttpUriRequestBase request,
            @Nullable Instant until) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return true;
        }
        boolean live = until != null;
        byte[] buffer = new byte[BUFFER_SIZE];
        InputStream in = entity.getContent();
        OutputStream out = answer.getOutputStream();
        if (live) {
            answer.flushBuffer(); // a quiet stream still tells at once that it is open
        }
        for (int count = read(in, buffer, request, live); count >= 0; count = read(in, buffer, request, live)) {
            write(out, buffer, count, live);
            if (live && clock.instant().isAfter(until)) {
                return false;
            }
        }
        return true;
    }

    private static void write(OutputStream out, byte[] buffer, int count, boolean live) throws CallerGoneException {
        try {
            out.write(buffer, 0, count);
            if (live) {
                out.flush();
            }
        } catch (IOException e) {
            throw new CallerGoneException(e);
        }
    }

    private static int read(InputStream in, byte[] buffer, HttpUriRequestBase request, boolean live)
            throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            if (live && request.isCancelled()) {
                return -1; // the gateway stops: the stream ends, and the caller resumes elsewhere
            }
            throw e;
        }
    }

    private static Instant expiry(HttpServletRequest caller) {
        if (caller.getUserPrincipal() instanceof JwtAuthenticationToken token
                && token.getToken().getExpiresAt() != null) {
            return token.getToken().getExpiresAt();
        }
        return Instant.MAX;
    }

    private static Map<String, List<String>> headers(HttpServletResponse answer) {
        return answer.getHeaderNames().stream().distinct()
                .collect(Collectors.toMap(name -> name, name -> List.copyOf(answer.getHeaders(name))));
    }

    /** @param own headers of the answer that are the gateway's, not the service's */
    private void answerFailure(HttpUriRequestBase request, Exception failure, Map<String, List<String>> own,
            HttpServletRequest caller, HttpServletResponse answer) throws IOException {
        failed(instanceOf(request), failure);
        if (answer.isCommitted()) {
            // The status is out already; only a broken connection tells the caller that the rest is missing.
            throw new CloseNowException("The answer broke off.", failure);
        }
        answer.reset();
        own.forEach((name, values) -> values.forEach(value -> answer.addHeader(name, value)));
        Problems.write(caller, answer, ProblemKind.UNAVAILABLE);
    }

    /** The caller closed the connection while the answer was on its way. */
    private static final class CallerGoneException extends IOException {

        private static final long serialVersionUID = 1L;

        CallerGoneException(IOException cause) {
            super(cause);
        }
    }
}
