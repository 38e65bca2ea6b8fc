package dev.rapport.gateway.compression;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.Compression;
import org.springframework.http.HttpHeaders;

/**
 * Which answers are worth compressing: the rules by which the web server compresses with gzip.
 *
 * @param types the media types
 * @param least the least length in bytes
 */
record Compressible(List<String> types, long least) {

    private static final Set<Integer> WITHOUT_BODY = Set.of(HttpServletResponse.SC_NO_CONTENT,
            HttpServletResponse.SC_NOT_MODIFIED, HttpServletResponse.SC_PARTIAL_CONTENT);

    static Compressible of(Compression compression) {
        return new Compressible(List.of(compression.getMimeTypes()), compression.getMinResponseSize().toBytes());
    }

    /** @param length of the body in bytes, -1 when that is not known */
    boolean includes(HttpServletResponse response, long length) {
        String type = response.getContentType();
        return (length < 0 || length >= least) && !WITHOUT_BODY.contains(response.getStatus())
                && type != null && types.stream().anyMatch(type::startsWith)
                && response.getHeader(HttpHeaders.CONTENT_ENCODING) == null
                && !isStrong(response.getHeader(HttpHeaders.ETAG));
    }

    /** A strong tag promises the same bytes, whatever the encoding. */
    private static boolean isStrong(@Nullable String tag) {
        return tag != null && !tag.startsWith("W/");
    }
}
