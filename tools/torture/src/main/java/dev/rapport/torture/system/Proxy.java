package dev.rapport.torture.system;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Passes TCP connections on, unless it is told to disturb them. Listens on the loopback address only. */
public final class Proxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration BIND = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final int target;
    private final int port = Ports.free();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile @Nullable ServerSocket listener;
    private volatile long delayNanos;
    private volatile boolean cutting;
    private volatile boolean closed;

    /** @param target the port that it passes on to */
    Proxy(int target) {
        this.target = target;
        listen();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** From now on connections are refused, and those that stand are reset. */
    public synchronized void refuse() {
        ServerSocket listening = listener;
        listener = null;
        if (listening != null) {
            close(listening);
        }
        open.forEach(Proxy::reset);
    }

    /** Connections are taken again. */
    public synchronized void admit() {
        if (listener == null && !closed) {
            listen();
        }
    }

    /** Holds up whatever is said in either direction for so long. */
    public void slow(Duration delay) {
        delayNanos = delay.toNanos();
    }

    /** Whether to reset connections at the moment when the answer to an HTTP write that was carried out begins. */
    public void cutAnswers(boolean cut) {
        cutting = cut;
    }

    /** How many answers were cut off. */
    public int cuts() {
        return cuts.get();
    }

    private void listen() {
        long deadline = System.nanoTime() + BIND.toNanos();
        while (true) {
            try {
                ServerSocket listening = new ServerSocket();
                listening.setReuseAddress(true);
                listening.bind(new InetSocketAddress(loopback(), port), 200);
                listener = listening;
                Thread.ofVirtual().name("proxy-" + port).start(() -> accept(listening));
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new StackException("cannot listen on port " + port + ": " + e.getMessage(), e);
                }
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
    }

    private void accept(ServerSocket listening) {
        while (listening.equals(listener)) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // Closed, because connections are to be refused; anything else comes again.
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(loopback(), target), (int) CONNECT.toMillis());
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            // Nobody listens there: as near to a refusal as somebody who has accepted can come.
            reset(client);
            reset(server);
            return;
        }
        Connection connection = new Connection(client, server);
        open.add(client);
        open.add(server);
        if (listener == null) {
            connection.end();
            return;
        }
        Thread.ofVirtual().start(connection::requests);
        Thread.ofVirtual().start(connection::answers);
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private final AtomicInteger directions = new AtomicInteger(2);
        private volatile boolean writing;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (begins(buffer, count, "POST ") || begins(buffer, count, "PATCH ")) {
                        writing = true;
                    } else if (begins(buffer, count, "GET ")) {
                        writing = false;
                    }
                    pass(out, buffer, count);
                }
                server.shutdownOutput();
                ended();
            } catch (IOException e) {
                end();
            }
        }

        void answers() {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (cutting && writing && begins(buffer, count, "HTTP/1.1 2")) {
                        cuts.incrementAndGet();
                        end();
                        return;
                    }
                    pass(out, buffer, count);
                }
                client.shutdownOutput();
                ended();
            } catch (IOException e) {
                end();
            }
        }

        private void pass(OutputStream out, byte[] buffer, int count) throws IOException {
            if (delayNanos > 0) {
                LockSupport.parkNanos(delayNanos);
            }
            out.write(buffer, 0, count);
        }

        /** One direction has been said to its end; a reset now would take away what has not been read yet. */
        private void ended() {
            if (directions.decrementAndGet() == 0) {
                Proxy.close(client);
                Proxy.close(server);
                open.remove(client);
                open.remove(server);
            }
        }

        void end() {
            reset(client);
            reset(server);
            open.remove(client);
            open.remove(server);
        }
    }

    private static boolean begins(byte[] buffer, int count, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        if (count < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (buffer[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static void reset(Socket socket) {
        try {
            // Without lingering the other side is told by a reset, as by a host that has lost its memory.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        close(socket);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Nothing is left to be done with it.
        }
    }

    @Override
    public void close() {
        closed = true;
        refuse();
    }
}
