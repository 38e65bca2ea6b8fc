package dev.rapport.common.refusal;

/** There is no such record, or none the caller may know of. */
public final class NoSuchRecordException extends RefusedException {

    public NoSuchRecordException() {
        super("There is no such record.");
    }
}
