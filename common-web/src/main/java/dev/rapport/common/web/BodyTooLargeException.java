package dev.rapport.common.web;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Thrown while a body is read that goes over the limit. */
final class BodyTooLargeException extends IOException {

    BodyTooLargeException() {
        super("The body is over the limit");
    }

    static ProblemException problem() {
        return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is too large.");
    }
}
