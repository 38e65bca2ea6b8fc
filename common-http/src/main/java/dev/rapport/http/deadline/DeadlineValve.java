package dev.rapport.http.deadline;

import dev.rapport.http.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Gives each request its deadline. Bodies that are not for the API are read here, since the web server would read a
 * form for as long as something comes; those of the API are read once it is known whose they are. What is left of a
 * body that nobody wanted is let pass for a moment only, and then the connection ends.
 */
final class DeadlineValve extends ValveBase {

    private static final String API = "/api/";
    private static final Duration LEFT_OVER = Duration.ofSeconds(1);

    private final Duration deadline;
    private final int form;
    private final Bodies bodies;

    DeadlineValve(RequestProperties properties, Bodies bodies) {
        super(true);
        this.deadline = properties.deadline();
        this.form = (int) properties.form().toBytes();
        this.bodies = bodies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        long started = request.getCoyoteRequest().getStartTimeNanos();
        request.setAttribute(Bodies.DEADLINE, (started < 0 ? System.nanoTime() : started) + deadline.toNanos());
        if (isRead(request) || response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            getNext().invoke(request, response);
            return;
        }
        try {
            if (request.getRequestURI().startsWith(API)) {
                getNext().invoke(request, response);
            } else {
                withForm(request, response);
            }
        } finally {
            letPass(request, response);
        }
    }

    private void withForm(Request request, Response response) throws IOException, ServletException {
        // Not through the request, which would hold it for read.
        org.apache.coyote.Request received = request.getCoyoteRequest();
        InputBuffer connection = received.getInputBuffer();
        try (Bodies.Body body = bodies.read(request, form, new Received(received))) {
            received.setInputBuffer(new Replayed(body.bytes()));
            // HTTP/2 need not say it, and forms are read up to it.
            received.setContentLength(body.bytes().length);
            getNext().invoke(request, response);
        } catch (BodyRefusedException e) {
            Problems.write(request, response, e.kind(), e.detail());
        } finally {
            received.setInputBuffer(connection);
        }
    }

    private static void letPass(Request request, Response response) throws IOException {
        if (isRead(request) || request.isAsync()) {
            return;
        }
        response.finishResponse();
        // Who asked first whether to send it does not send it now.
        boolean ended = !request.getCoyoteRequest().hasExpectation() && hasEnded(request);
        if (!ended) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    private static boolean hasEnded(Request request) {
        Received rest = new Received(request.getCoyoteRequest());
        long until = System.nanoTime() + LEFT_OVER.toNanos();
        try {
            while (!isRead(request) && System.nanoTime() - until < 0) {
                if (!rest.skip()) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // the caller is gone, or silent for too long
        }
        return isRead(request);
    }

    private static boolean isRead(Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** Bytes of a body as the web server receives them. */
    private static final class Received implements ApplicationBufferHandler, Bodies.Source {

        private final org.apache.coyote.Request request;
        private ByteBuffer buffer = EMPTY_BUFFER;

        Received(org.apache.coyote.Request request) {
            this.request = request;
        }

        @Override
        public int read(byte[] target) throws IOException {
            if (!buffer.hasRemaining() && request.doRead(this) < 0) {
                return -1;
            }
            int count = Math.min(target.length, buffer.remaining());
            buffer.get(target, 0, count);
            return count;
        }

        /** Whether there was more. */
        boolean skip() throws IOException {
            return request.doRead(this) >= 0;
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // The web server brings its own buffer.
        }
    }

    /**
     * A body that has been received, for who reads the request. The web server's own way of replaying one,
     * {@link ActionCode#REQ_SET_BODY_REPLAY}, loses it with HTTP/2.
     */
    private static final class Replayed implements InputBuffer {

        private final byte[] body;
        private boolean taken;

        Replayed(byte[] body) {
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            if (available() == 0) {
                return -1;
            }
            taken = true;
            handler.setByteBuffer(ByteBuffer.wrap(body));
            return body.length;
        }

        @Override
        public int available() {
            return taken ? 0 : body.length;
        }
    }
}
