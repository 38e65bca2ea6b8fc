package dev.rapport.gateway.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The caller's body on its way to a service. When the caller's side fails, the connection to the service is cut before
 * anything else happens to it: the client would otherwise end a chunked body properly, and the service would take the
 * half it got for the whole.
 */
final class RequestBody extends FilterInputStream {

    private @Nullable IOException failure;
    private long missing;
    private Runnable cut = () -> {
    };

    private RequestBody(HttpServletRequest request) throws IOException {
        super(request.getInputStream());
        this.missing = request.getContentLengthLong();
    }

    static @Nullable RequestBody of(HttpServletRequest request) throws IOException {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return read || (request.getContentLengthLong() <= 0 && !chunked) ? null : new RequestBody(request);
    }

    HttpEntity entity(HttpServletRequest request, Runnable cut) {
        this.cut = cut;
        return new InputStreamEntity(this, request.getContentLengthLong(), null);
    }

    /** What went wrong while reading from the caller, or null when the service is to blame. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(bytes, offset, length);
        } catch (IOException e) {
            throw failed(e);
        }
        if (count < 0 && missing > 0) {
            throw failed(new EOFException("The body is shorter than announced."));
        }
        missing -= Math.max(count, 0);
        return count;
    }

    /** The web server closes what it opened; closing here would wait for the rest of a body that went wrong. */
    @Override
    public void close() {}

    private IOException failed(IOException reason) {
        failure = reason;
        cut.run();
        return reason;
    }
}
