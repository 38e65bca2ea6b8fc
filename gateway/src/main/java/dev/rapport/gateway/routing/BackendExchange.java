package dev.rapport.gateway.routing;

import dev.rapport.gateway.limits.BodyTooLargeException;
import dev.rapport.gateway.problem.ProblemKind;
import dev.rapport.gateway.problem.Problems;
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
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.coyote.CloseNowException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * One request to a service and its answer, both streamed: nothing is held but one buffer. A service that does not answer
 * becomes 503 {@code unavailable}; a caller that goes away frees the connection to the service at once.
 */
@Component
class BackendExchange implements ProxyExchange {

    private static final int BUFFER_SIZE = 8192;
    private static final String STREAM_PATH = "/api/stream";

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

    /** The exchange happens while the answer is written: only then is it known which status it has. */
    @Override
    public ServerResponse exchange(Request request) {
        URI target = Objects.requireNonNull(request.getUri(), "A route names its service.");
        return ServerResponse.ok().build((caller, answer) -> {
            pass(target, request.getHeaders(), caller, answer);
            return null;
        });
    }

    private void pass(URI target, HttpHeaders headers, HttpServletRequest caller, HttpServletResponse answer)
            throws IOException {
        RequestBody body = RequestBody.of(caller);
        boolean stream = target.getPath().equals(STREAM_PATH);
        HttpUriRequestBase request = request(target, headers, caller, body, stream);
        if (stream) {
            openStreams.add(request);
        }
        try {
            relay(request, target, stream ? expiry(caller) : null, answer);
        } catch (CallerGoneException e) {
            // Nobody is left to tell.
        } catch (IOException | IllegalStateException e) {
            answerFailure(request, e, body, caller, answer);
        } finally {
            openStreams.remove(request);
        }
    }

    private void relay(HttpUriRequestBase request, URI target, @Nullable Instant until, HttpServletResponse answer)
            throws IOException {
        ClassicHttpResponse response = send(request, target, until != null);
        boolean complete = false;
        try {
            copyHead(response, answer);
            complete = copyBody(response, answer, request, until);
        } finally {
            if (!complete) {
                request.cancel(); // closing alone would first read the rest, which of a live stream never comes
            }
            Closer.closeQuietly(response);
        }
    }

    private HttpUriRequestBase request(URI target, HttpHeaders headers, HttpServletRequest caller,
            @Nullable RequestBody body, boolean stream) {
        HttpUriRequestBase request = new HttpUriRequestBase(caller.getMethod(), target);
        headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        Span span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), request,
                    (carrier, name, value) -> Objects.requireNonNull(carrier).setHeader(name, value));
        }
        if (body != null) {
            request.setEntity(body.entity(caller, request::cancel));
        }
        request.setConfig(clients.config(stream));
        return request;
    }

    /**
     * Tries the instances in turn until one takes the request. What could not connect has sent nothing, so the next one
     * may get it whatever it is. A connection that breaks may have carried it: then only a read is tried again, with the
     * only instance, too, which may have closed the pooled connection when it restarted.
     */
    private ClassicHttpResponse send(HttpUriRequestBase request, URI target, boolean stream) throws IOException {
        List<URI> inTurn = instances.inTurn(Service.of(target.getHost()));
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        for (int attempt = 0;; attempt++) {
            URI instance = inTurn.get(attempt % inTurn.size());
            address(request, instance, target);
            try {
                ClassicHttpResponse response = clients.client(stream).executeOpen(
                        new HttpHost(instance.getScheme(), instance.getHost(), instance.getPort()), request,
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

    private void failed(URI instance, Exception failure) {
        instances.failed(instance);
        outages.failed(instance, failure);
    }

    private static void address(HttpUriRequestBase request, URI instance, URI target) {
        String query = target.getRawQuery();
        request.setUri(URI.create(instance.getScheme() + "://" + instance.getRawAuthority() + target.getRawPath()
                + (query == null ? "" : "?" + query)));
    }

    private static URI instanceOf(HttpUriRequestBase request) throws IOException {
        try {
            URI uri = request.getUri();
            return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
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
        boolean live = until != null && response.getCode() == HttpServletResponse.SC_OK;
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

    private void answerFailure(HttpUriRequestBase request, Exception failure, @Nullable RequestBody body,
            HttpServletRequest caller, HttpServletResponse answer) throws IOException {
        IOException callerFailure = body == null ? null : body.failure();
        if (callerFailure == null) {
            failed(instanceOf(request), failure);
        }
        if (answer.isCommitted()) {
            // The status is out already; only a broken connection tells the caller that the rest is missing.
            throw new CloseNowException("The answer broke off.", failure);
        }
        answer.reset();
        if (callerFailure instanceof BodyTooLargeException) {
            Problems.write(caller, answer, ProblemKind.TOO_LARGE);
        } else if (callerFailure != null) {
            Problems.write(caller, answer, ProblemKind.MALFORMED_REQUEST, "The body ended early.");
        } else {
            Problems.write(caller, answer, ProblemKind.UNAVAILABLE);
        }
    }

    /** The caller closed the connection while the answer was on its way. */
    private static final class CallerGoneException extends IOException {

        private static final long serialVersionUID = 1L;

        CallerGoneException(IOException cause) {
            super(cause);
        }
    }
}
