package dev.rapport.common.refusal;

/** The caller is known and may not do this. */
public final class ForbiddenException extends RefusedException {

    public ForbiddenException() {
        super("You may not do this.");
    }
}
