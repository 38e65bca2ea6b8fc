package dev.rapport.gateway.compression;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compresses with Brotli what the web server would compress with gzip, {@code server.compression}, for callers that
 * like it no less. Where the encoder's native code cannot be loaded, everybody gets gzip.
 */
@Component
@Order(-125)
final class BrotliFilter extends OncePerRequestFilter {

    private static final String BROTLI = "br";
    private static final String GZIP = "gzip";

    private final Compressible compressible;
    private final boolean enabled;

    BrotliFilter(ServerProperties server) {
        this.compressible = Compressible.of(server.getCompression());
        this.enabled = server.getCompression().getEnabled() && Brotli4jLoader.isAvailable();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled || !isWanted(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var compressed = new BrotliResponse(response, compressible);
        boolean complete = false;
        try {
            chain.doFilter(request, compressed);
            compressed.finish();
            complete = true;
        } finally {
            if (!complete) {
                compressed.abandon();
            }
        }
    }

    private static boolean isWanted(HttpServletRequest request) {
        double brotli = 0;
        double gzip = 0;
        try {
            for (String header : Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING))) {
                List<AcceptEncoding> accepted = AcceptEncoding.parse(new StringReader(header));
                for (AcceptEncoding encoding : accepted) {
                    if (BROTLI.equalsIgnoreCase(encoding.getEncoding())) {
                        brotli = encoding.getQuality();
                    } else if (GZIP.equalsIgnoreCase(encoding.getEncoding())) {
                        gzip = encoding.getQuality();
                    }
                }
            }
        } catch (IOException e) {
            return false;
        }
        return brotli > 0 && brotli >= gzip;
    }
}
