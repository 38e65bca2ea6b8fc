package dev.rapport.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection to 127.0.0.1. It does the least a client can do: what the load spends on a machine
 * of few processors is missing in what is measured.
 */
public final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int BUFFER = 16_384;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private boolean last;
    private int from;
    private int to;

    public HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        out = socket.getOutputStream();
        in = socket.getInputStream();
    }

    /** Sends a whole request and reads the whole answer. */
    public HttpAnswer send(byte[] request) throws IOException {
        out.write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        int length = -1;
        boolean chunked = false;
        @Nullable
        String position = null;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "rapport-position" -> position = value;
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> {
                }
            }
        }
        byte[] body = chunked ? chunks() : read(Math.max(length, 0));
        return new HttpAnswer(status, position, body);
    }

    /** Whether the server closes it after what it has answered. */
    boolean last() {
        return last;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(2048);
        while (true) {
            int length = Integer.parseInt(line(), 16);
            if (length == 0) {
                line();
                return body.toByteArray();
            }
            body.write(read(length));
            line();
        }
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        int at = Math.min(length, to - from);
        System.arraycopy(buffer, from, bytes, 0, at);
        from += at;
        if (in.readNBytes(bytes, at, length - at) < length - at) {
            throw new EOFException("the connection was closed within an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        @Nullable
        StringBuilder before = null;
        while (true) {
            for (int at = from; at < to; at++) {
                if (buffer[at] == '\n') {
                    String rest = new String(buffer, from, at - from, StandardCharsets.ISO_8859_1);
                    from = at + 1;
                    return (before == null ? rest : before + rest).stripTrailing();
                }
            }
            if (from < to) {
                before = before == null ? new StringBuilder() : before;
                before.append(new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
            }
            from = 0;
            to = Math.max(0, in.read(buffer));
            if (to == 0) {
                throw new EOFException("the connection was closed before an answer");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
