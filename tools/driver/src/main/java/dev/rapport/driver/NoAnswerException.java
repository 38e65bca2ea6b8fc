package dev.rapport.driver;

import java.io.IOException;

/** A request has got no answer, or not within its bound; it may have been carried out all the same. */
public final class NoAnswerException extends ApiException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message, IOException cause) {
        super(message, cause);
    }
}
