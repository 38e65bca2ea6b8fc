package dev.rapport.common.projection;

/** Another instance has moved the checkpoint: this one no longer owns the partition. */
public final class CheckpointMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckpointMovedException(String message) {
        super(message);
    }

}
