package dev.rapport.reporting.query;

import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the next page of a list begins: the sort values of the last item of this page. The token is signed together
 * with the question it belongs to, so that it cannot be made up, changed, or taken to another question.
 */
public final class Cursor {

    private static final int LONGEST = 8_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The same for all lists of a process; set when it starts. */
    private static volatile TokenSigner signer = TokenSigner.ofThisMachine();

    private Cursor() {}

    static void signWith(TokenSigner with) {
        signer = with;
    }

    /**
     * What leads to the next page.
     *
     * @param sortValues
     *            as Elasticsearch gave them with the last hit
     * @param question
     *            everything that must stay the same from page to page: resource, filters, order
     */
    public static String encode(JsonNode sortValues, String question) {
        return encode(JSON.writeValueAsBytes(sortValues), question);
    }

    /** A token for anything else that says where the next page begins. */
    public static String encode(byte[] content, String question) {
        return signer.sign(purpose(question), content);
    }

    /**
     * The sort values after which the page begins; null for the first page.
     *
     * @throws ProblemException
     *             400 {@code invalid-cursor} when the token was not answered to the same question
     */
    public static @Nullable JsonNode decode(@Nullable String token, String question) {
        byte[] content = bytes(token, question);
        try {
            return content == null ? null : JSON.readTree(content);
        } catch (JacksonException e) {
            throw invalid();
        }
    }

    /** What was {@linkplain #encode(byte[], String) made a token of}; null for the first page. */
    public static byte @Nullable [] bytes(@Nullable String token, String question) {
        if (token == null) {
            return null;
        }
        byte[] content = token.length() > LONGEST ? null : signer.verify(purpose(question), token);
        if (content == null) {
            throw invalid();
        }
        return content;
    }

    private static String purpose(String question) {
        return "cursor " + question;
    }

    /** What this cursor points into is kept no more. */
    public static ProblemException expired() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor",
                "The cursor has expired: begin again with the first page.",
                List.of(new FieldError("cursor", "has expired")));
    }

    /** 400: no page begins here. */
    public static ProblemException invalid() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor",
                "The cursor does not belong to this list, its order and its filters.",
                List.of(new FieldError("cursor", "must be the next of the page before")));
    }
}
