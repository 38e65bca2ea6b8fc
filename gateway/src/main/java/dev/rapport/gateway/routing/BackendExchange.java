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
import java.net.SocketException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.apache.coyote.CloseNowException;
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
    private final OpenStreams openStreams;
    private final Outages outages;
    private final Tracer tracer;
    private final Propagator propagator;
    private final Clock clock;

    BackendExchange(BackendClients clients, OpenStreams openStreams, Outages outages, Tracer tracer,
            Propagator propagator, Clock clock) {
        this.clients = clients;
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
            answerFailure(target, e, body, caller, answer);
        } finally {
            openStreams.remove(request);
        }
    }

    private void relay(HttpUriRequestBase request, URI target, @Nullable Instant until, HttpServletResponse answer)
            throws IOException {
        ClassicHttpResponse response = send(request, target, until != null);
        boolean complete = false;
        try {
            outages.answered(target);
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

    /** A pooled connection may have been closed by a service that restarted; a read is then tried once more. */
    private ClassicHttpResponse send(HttpUriRequestBase request, URI target, boolean stream) throws IOException {
        HttpHost host = new HttpHost(target.getScheme(), target.getHost(), target.getPort());
        try {
            return clients.client(stream).executeOpen(host, request, HttpClientContext.create());
        } catch (NoHttpResponseException | SocketException e) {
            boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            if (!read || e instanceof java.net.ConnectException || request.isCancelled()) {
                throw e;
            }
            return clients.client(stream).executeOpen(host, request, HttpClientContext.create());
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

    private void answerFailure(URI target, Exception failure, @Nullable RequestBody body, HttpServletRequest caller,
            HttpServletResponse answer) throws IOException {
        IOException callerFailure = body == null ? null : body.failure();
        if (callerFailure == null) {
            outages.failed(target, failure);
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
