package dev.rapport.common.custom;

import java.util.Objects;

/** A value is not what its field allows. */
public final class InvalidValueException extends Exception {

    private final String path;

    /**
     * @param path
     *            behind the name of the field: empty, or like {@code [1]}
     * @param message
     *            what is wrong, without the value
     */
    InvalidValueException(String path, String message) {
        super(message);
        this.path = path;
    }

    InvalidValueException(String message) {
        this("", message);
    }

    public String path() {
        return path;
    }

    public String message() {
        return Objects.requireNonNull(getMessage());
    }
}
