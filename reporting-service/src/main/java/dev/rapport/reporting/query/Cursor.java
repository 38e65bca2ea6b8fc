package dev.rapport.reporting.query;

import dev.rapport.common.web.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the next page of a list begins: the sort values of the last item of this page. As a token it carries a digest
 * of itself and of the question it belongs to, so that it cannot be taken to another question or be changed by
 * accident.
 */
public final class Cursor {

    private static final int DIGEST_BYTES = 9;
    private static final int LONGEST = 8_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private Cursor() {}

    /**
     * What leads to the next page.
     *
     * @param sortValues
     *            as Elasticsearch gave them with the last hit
     * @param question
     *            everything that must stay the same from page to page: resource, filters, order
     */
    public static String encode(JsonNode sortValues, String question) {
        byte[] content = JSON.writeValueAsBytes(sortValues);
        var token = new ByteArrayOutputStream(DIGEST_BYTES + content.length);
        token.writeBytes(digest(content, question));
        token.writeBytes(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray());
    }

    /**
     * The sort values after which the page begins; null for the first page.
     *
     * @throws ProblemException
     *             400 {@code invalid-cursor} when the token was not answered to the same question
     */
    public static @Nullable JsonNode decode(@Nullable String token, String question) {
        if (token == null) {
            return null;
        }
        if (token.length() > LONGEST) {
            throw invalid();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= DIGEST_BYTES) {
                throw invalid();
            }
            byte[] content = Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length);
            if (!Arrays.equals(Arrays.copyOf(bytes, DIGEST_BYTES), digest(content, question))) {
                throw invalid();
            }
            return JSON.readTree(content);
        } catch (IllegalArgumentException | JacksonException e) {
            throw invalid();
        }
    }

    private static byte[] digest(byte[] content, String question) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            digest.update(question.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor",
                "The cursor does not belong to this list, its order and its filters.");
    }
}
