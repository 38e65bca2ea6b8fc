package dev.rapport.gateway.compression;

import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.OutputStream;

/** A body that is compressed as it is written. Its encoder holds memory outside the heap until it is closed. */
final class BrotliStream extends BrotliOutputStream {

    /** As quick as gzip, and smaller. */
    private static final int QUALITY = 4;
    private static final int BUFFER = 16 * 1024;

    private final Sink sink;

    BrotliStream(OutputStream plain) throws IOException {
        this(new Sink(plain));
    }

    private BrotliStream(Sink sink) throws IOException {
        super(sink, Encoder.Parameters.create(QUALITY), BUFFER);
        this.sink = sink;
    }

    /** Closes it; nobody reads the rest. */
    void abandon() {
        sink.abandoned = true;
        try {
            close();
        } catch (IOException e) {
            // It had failed already.
        }
    }

    /** Where compressed bytes go; the web server closes it itself. */
    private static final class Sink extends OutputStream {

        private final OutputStream plain;
        private boolean abandoned;

        Sink(OutputStream plain) {
            this.plain = plain;
        }

        @Override
        public void write(int value) throws IOException {
            if (!abandoned) {
                plain.write(value);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (!abandoned) {
                plain.write(bytes, from, count);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!abandoned) {
                plain.flush();
            }
        }
    }
}
