package dev.rapport.bench.load;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections to one server, as many as there are requests at a time. */
public final class HttpPool implements AutoCloseable {
    private final int port;
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    public HttpPool(int port) {
        this.port = port;
    }

    public HttpAnswer send(byte[] request) throws IOException {
        HttpConnection connection = idle.pollFirst();
        if (connection == null) {
            connection = new HttpConnection(port);
        }
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
            idle.addFirst(connection);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        for (HttpConnection connection; (connection = idle.pollFirst()) != null;) {
            connection.close();
        }
    }
}
