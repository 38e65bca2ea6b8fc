package dev.rapport.common.projection;

/**
 * An event cannot be applied, whatever is tried. The message is shown to operators: it says why, not what the event
 * holds.
 */
public final class UnappliableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnappliableEventException(String message) {
        super(message);
    }
}
