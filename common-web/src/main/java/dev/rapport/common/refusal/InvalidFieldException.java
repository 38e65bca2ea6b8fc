package dev.rapport.common.refusal;

/** A field holds what it must not hold. */
public final class InvalidFieldException extends RefusedException {

    private final String field;

    /**
     * @param field
     *            as the request names it
     * @param message
     *            what is wrong with it, without its value
     */
    public InvalidFieldException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
