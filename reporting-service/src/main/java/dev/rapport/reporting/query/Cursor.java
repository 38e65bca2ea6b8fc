package dev.rapport.reporting.query;

import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
     * @param sortValues
     *            as Elasticsearch gave them with the last hit
     * @param question
     *            everything that must stay the same from page to page: resource, filters, order
     */
    public static String encode(JsonNode sortValues, String question) {
        return signer.sign(purpose(question), JSON.writeValueAsBytes(sortValues));
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
        byte[] content = token.length() > LONGEST ? null : signer.verify(purpose(question), token);
        if (content == null) {
            throw invalid();
        }
        return JSON.readTree(content);
    }

    private static String purpose(String question) {
        return "cursor " + question;
    }

    /** 400: no page begins here. */
    public static ProblemException invalid() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor",
                "The cursor does not belong to this list, its order and its filters.",
                List.of(new FieldError("cursor", "must be the next of the page before")));
    }
}
