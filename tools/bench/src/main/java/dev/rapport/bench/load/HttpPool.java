package dev.rapport.bench.load;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * Connections to one server, as many as there are requests at a time, but not more than the gateway takes from one
 * caller: what begins while all are taken waits, and is charged for it where latency is told.
 */
public final class HttpPool implements AutoCloseable {
    private static final long LONGEST_SILENCE = 10_000_000_000L;

    private static final int MOST = 100;

    private final int port;
    private final Semaphore free = new Semaphore(MOST, true);
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    public HttpPool(int port) {
        this.port = port;
    }

    /** Servers close what is silent for twenty seconds, which a client may find out too late. */
    private record Idle(HttpConnection connection, long since) {
        boolean old() {
            return System.nanoTime() - since > LONGEST_SILENCE;
        }
    }

    public HttpAnswer send(byte[] request) throws IOException {
        free.acquireUninterruptibly();
        try {
            return exchange(request);
        } finally {
            free.release();
        }
    }

    private HttpAnswer exchange(byte[] request) throws IOException {
        HttpConnection connection = connection();
        HttpAnswer answer;
        try {
            answer = connection.send(request);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
        if (connection.last()) {
            connection.close();
        } else {
            idle.addFirst(new Idle(connection, System.nanoTime()));
        }
        return answer;
    }

    private HttpConnection connection() throws IOException {
        for (Idle next; (next = idle.pollFirst()) != null;) {
            if (!next.old()) {
                return next.connection();
            }
            next.connection().close();
        }
        return new HttpConnection(port);
    }

    @Override
    public void close() throws IOException {
        for (Idle next; (next = idle.pollFirst()) != null;) {
            next.connection().close();
        }
    }
}
