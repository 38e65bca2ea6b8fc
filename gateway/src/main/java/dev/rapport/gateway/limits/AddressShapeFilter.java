package dev.rapport.gateway.limits;

import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses whose percent-encoding is not UTF-8: decoders downstream would each repair them in their own way.
 */
@Component
@Order(-120)
class AddressShapeFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isText(request.getRequestURI()) && isText(request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            Problems.write(request, response, ProblemKind.MALFORMED_REQUEST, "The address is not valid UTF-8.");
        }
    }

    /** Whether the percent-encoded bytes are UTF-8 without a NUL, which no store takes. */
    static boolean isText(@Nullable String encoded) {
        if (encoded == null || encoded.indexOf('%') < 0) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            char c = encoded.charAt(at);
            if (c == '%') {
                int high = at + 2 < encoded.length() ? Character.digit(encoded.charAt(at + 1), 16) : -1;
                int low = at + 2 < encoded.length() ? Character.digit(encoded.charAt(at + 2), 16) : -1;
                if (high < 0 || low < 0 || high + low == 0) {
                    return false;
                }
                bytes.put((byte) (high << 4 | low));
                at += 2;
            } else {
                bytes.put((byte) (c < 0x80 ? c : '?'));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
