package dev.rapport.driver;

import org.jspecify.annotations.Nullable;

/** The API could not be used as it was meant to be; the message is for people. */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ApiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
