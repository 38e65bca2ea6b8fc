package dev.rapport.common.projection;

/** The sink no longer holds what was written to it: it was emptied or an older state of it was restored. */
public final class SinkLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SinkLostException(String message) {
        super(message);
    }

}
