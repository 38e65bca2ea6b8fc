package dev.rapport.localstack;

/** Something of the local stack cannot be done; the message says what and, where it is known, what helps. */
public class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
