package dev.rapport.common.refusal;

/** The record has another version than the caller has seen. */
public final class StaleVersionException extends RefusedException {

    public StaleVersionException() {
        super("The record has changed since you read it.");
    }
}
