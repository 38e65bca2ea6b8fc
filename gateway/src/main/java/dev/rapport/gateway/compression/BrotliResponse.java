package dev.rapport.gateway.compression;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Decides at the first byte of the body whether it is compressed, when its head is complete. */
final class BrotliResponse extends HttpServletResponseWrapper {

    private static final long UNKNOWN = -1;

    private final Compressible compressible;
    private final Body body = new Body();
    private long length = UNKNOWN;
    private @Nullable OutputStream target;
    private @Nullable PrintWriter writer;

    BrotliResponse(HttpServletResponse response, Compressible compressible) {
        super(response);
        this.compressible = compressible;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter open = writer;
        if (open == null) {
            open = new PrintWriter(new OutputStreamWriter(body, Charset.forName(getCharacterEncoding())));
            writer = open;
        }
        return open;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        target().flush();
        super.flushBuffer();
    }

    @Override
    public void reset() {
        forget();
        super.reset();
    }

    @Override
    public void resetBuffer() {
        forget();
        super.resetBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        forget();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        forget();
        super.sendError(status, message);
    }

    /** The body begins again: what was written of it is dropped by whom we wrap. */
    private void forget() {
        if (target instanceof BrotliStream && !isCommitted()) {
            abandon();
            super.setHeader(HttpHeaders.CONTENT_ENCODING, null);
        }
        target = null;
        writer = null;
        length = UNKNOWN;
    }

    @Override
    public void setContentLength(int count) {
        length = count;
    }

    @Override
    public void setContentLengthLong(long count) {
        length = count;
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (isLength(name)) {
            length = value == null ? UNKNOWN : Long.parseLong(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isLength(name)) {
            length = Long.parseLong(value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    private static boolean isLength(String name) {
        return name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
    }

    /** Frees what the encoder holds outside the heap; nobody reads the rest of this body. */
    void abandon() {
        if (target instanceof BrotliStream compressed) {
            compressed.abandon();
        }
    }

    /** The answer is complete. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (target == null) {
            tellLength();
        } else if (target instanceof BrotliStream compressed) {
            compressed.close();
        }
    }

    private OutputStream target() throws IOException {
        OutputStream open = target;
        if (open == null) {
            open = open();
            target = open;
        }
        return open;
    }

    private OutputStream open() throws IOException {
        OutputStream plain = super.getOutputStream();
        if (isCommitted() || !compressible.includes(this, length)) {
            tellLength();
            return plain;
        }
        super.setHeader(HttpHeaders.CONTENT_ENCODING, "br");
        super.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return new BrotliStream(plain);
    }

    private void tellLength() {
        if (length >= 0 && !isCommitted()) {
            super.setContentLengthLong(length);
        }
    }

    /** What is written goes where it belongs as soon as that is known. */
    private final class Body extends ServletOutputStream {

        @Override
        public void write(int value) throws IOException {
            target().write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            target().write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            target().flush();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("The gateway answers without listeners.");
        }
    }
}
