package dev.rapport.bench.load;

/** An answer that is not what the load expects; its message is short and the same for the same reason. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnexpectedAnswerException(String reason) {
        super(reason);
    }
}
