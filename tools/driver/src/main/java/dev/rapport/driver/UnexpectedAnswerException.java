package dev.rapport.driver;

/** An answer is not the one that was expected. */
public final class UnexpectedAnswerException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** @param expected as in "expected 201" */
    public UnexpectedAnswerException(Answer answer, String expected) {
        super(answer + ", expected " + expected, null);
    }
}
