package dev.rapport.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Refuses bodies that the readers of JSON would take, or fail over: those of another encoding than UTF-8, which JSON is
 * to be exchanged in, and those that do not say what they are.
 */
final class BodyShape {

    /** Enough to see a byte order mark, or the zeros that stand in JSON in UTF-16 and UTF-32 only. */
    private static final int LOOKED_AT = 4;

    private BodyShape() {}

    /** What is wrong with the body; null if nothing is. */
    static @Nullable ProblemException refusal(HttpServletRequest request, byte[] body) {
        if (!isConcrete(request.getContentType())) {
            return new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
                    "Send application/json in UTF-8.");
        }
        return isWide(body)
                ? new ProblemException(HttpStatus.BAD_REQUEST, "malformed-body", "The body is not in UTF-8.")
                : null;
    }

    /** Whether a media type is said that is one, and no other encoding; if none is said, others ask for one. */
    private static boolean isConcrete(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return type.isConcrete()
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isWide(byte[] body) {
        for (int i = 0; i < Math.min(body.length, LOOKED_AT); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return body.length > 1 && ((body[0] == (byte) 0xFE && body[1] == (byte) 0xFF)
                || (body[0] == (byte) 0xFF && body[1] == (byte) 0xFE));
    }
}
