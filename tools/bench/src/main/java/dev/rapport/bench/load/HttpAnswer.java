package dev.rapport.bench.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param position the header {@code Rapport-Position}, which writes answer
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; most bodies are not even read.
public record HttpAnswer(int status, @Nullable String position, byte[] body) {
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Counts as a failure, by its status, unless it is the one that is expected. */
    public HttpAnswer expect(int expected) {
        if (status != expected) {
            throw new UnexpectedAnswerException("status " + status);
        }
        return this;
    }

    /** The value of a string field at the top of a flat JSON object. */
    public String field(String name) {
        String text = text();
        int start = text.indexOf("\"" + name + "\":\"");
        if (start < 0) {
            throw new UnexpectedAnswerException("no " + name + " in the answer");
        }
        start += name.length() + 4;
        return text.substring(start, text.indexOf('"', start));
    }
}
