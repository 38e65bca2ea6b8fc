package dev.rapport.reporting.freshness;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers 304 when the caller has already what would be answered. The tag of an answer is a digest of it: it differs
 * wherever the answer does, whoever asks and whatever became of the read model since. That of a record begins with its
 * version, which is what {@code If-Match} is about. Every answer is made before it is compared: a read at a position
 * waits, and what may not be read is refused, as without a tag.
 */
final class ConditionalReads extends OncePerRequestFilter {

    private static final String STREAM = "/api/stream";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final int DIGEST_BYTES = 12;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !METHODS.contains(request.getMethod()) || request.getRequestURI().equals(STREAM);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK && !response.isCommitted()) {
            var tag = tag(answer.getHeader(HttpHeaders.ETAG), answer.getContentAsByteArray());
            response.setHeader(HttpHeaders.ETAG, tag.formattedTag());
            if (isKnown(request, tag)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        answer.copyBodyToResponse();
    }

    /** @param version the tag of the record's version, if it is one record */
    private static ETag tag(@Nullable String version, byte[] body) {
        var digest = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Arrays.copyOf(sha256().digest(body), DIGEST_BYTES));
        // Weak ones go with answers that are compressed on their way, which are not the same byte for byte.
        return version == null
                ? new ETag(digest, true)
                : new ETag(version.replace("\"", "") + "-" + digest, false);
    }

    private static boolean isKnown(HttpServletRequest request, ETag tag) {
        return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .flatMap(known -> ETag.parse(known).stream())
                .anyMatch(known -> known.isWildcard() || known.compare(tag, false));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
