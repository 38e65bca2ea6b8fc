package dev.rapport.gateway.limits;

import java.io.IOException;

/** Thrown while reading a body that turned out longer than {@code rapport.gateway.limits.body}; source: the caller. */
public class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("The body is longer than allowed.");
    }
}
