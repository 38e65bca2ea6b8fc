package dev.rapport.http.deadline;

import dev.rapport.http.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads whole bodies into memory, each within its limit and before the deadline of its request, and all together within
 * a bound.
 */
public final class Bodies {

    static final String DEADLINE = Bodies.class.getName() + ".deadline";

    private static final int BUFFER_SIZE = 8192;

    private final long bound;
    private final AtomicLong kept = new AtomicLong();

    /** @param bound bytes of all bodies together */
    public Bodies(long bound) {
        this.bound = bound;
    }

    /** The bytes of a body, which count against the bound until it is closed. */
    public final class Body implements AutoCloseable {

        private byte[] bytes = {};
        private long counted;

        private Body() {}

        /** All of it. */
        public byte[] bytes() {
            return bytes;
        }

        private void count(int read) throws BodyRefusedException {
            counted += read;
            if (kept.addAndGet(read) > bound) {
                throw new BodyRefusedException(ProblemKind.UNAVAILABLE, "Too much is being sent now; try again.");
            }
        }

        @Override
        public void close() {
            kept.addAndGet(-counted);
            counted = 0;
        }
    }

    /** What is kept now, in bytes. */
    long kept() {
        return kept.get();
    }

    /** From where the bytes of a body come. */
    interface Source {

        /** The next bytes, as those of a stream. */
        int read(byte[] buffer) throws IOException;
    }

    /**
     * Reads the body of the request.
     *
     * @param limit its greatest length
     * @throws BodyRefusedException when it is too long, does not arrive in time or ends early
     */
    public Body read(HttpServletRequest request, int limit) throws BodyRefusedException {
        return read(request, limit, buffer -> request.getInputStream().read(buffer));
    }

    Body read(HttpServletRequest request, int limit, Source source) throws BodyRefusedException {
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw new BodyRefusedException(ProblemKind.TOO_LARGE, "The body is too large.");
        }
        Body body = new Body();
        boolean whole = false;
        try {
            body.bytes = read(request, limit, source, body);
            if (body.bytes.length < announced) {
                throw new BodyRefusedException(ProblemKind.MALFORMED_REQUEST, "The body ended early.");
            }
            whole = true;
            return body;
        } catch (BodyRefusedException e) {
            throw e;
        } catch (IOException e) {
            throw isLate(request) || hasTimedOut(e)
                    ? late()
                    : new BodyRefusedException(ProblemKind.MALFORMED_REQUEST, "The body ended early.");
        } finally {
            if (!whole) {
                body.close();
            }
        }
    }

    private static byte[] read(HttpServletRequest request, int limit, Source source, Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(
                (int) Math.clamp(request.getContentLengthLong(), 0, BUFFER_SIZE));
        byte[] buffer = new byte[BUFFER_SIZE];
        for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
            bytes.write(buffer, 0, count);
            if (bytes.size() > limit) {
                throw new BodyRefusedException(ProblemKind.TOO_LARGE, "The body is too large.");
            }
            body.count(count);
            if (isLate(request)) {
                throw late();
            }
        }
        return bytes.toByteArray();
    }

    private static boolean hasTimedOut(IOException failure) {
        return failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException;
    }

    private static BodyRefusedException late() {
        return new BodyRefusedException(ProblemKind.REQUEST_TIMEOUT, "The body did not arrive in time.");
    }

    private static boolean isLate(HttpServletRequest request) {
        return request.getAttribute(DEADLINE) instanceof Long deadline && System.nanoTime() - deadline > 0;
    }
}
