package dev.rapport.localstack.signin;

import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** A password that was not looked at because it came too soon; a type that the token endpoint and the form handle. */
final class TooManyGuessesException extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyGuessesException(Duration wait) {
        super("slow_down");
        this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** After which the caller's turn comes; whole seconds, rounded up. */
    long seconds() {
        return seconds;
    }
}
