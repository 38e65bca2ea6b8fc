package dev.rapport.common.condition;

import dev.rapport.common.web.ProblemException.FieldError;
import java.util.List;

/** A condition does not say what it should. */
public final class InvalidConditionException extends RuntimeException {

    private final transient List<FieldError> errors;

    InvalidConditionException(List<FieldError> errors) {
        super("A condition is invalid");
        this.errors = List.copyOf(errors);
    }

    /** What is wrong, each with its path, e.g. {@code where.all[1].value}; at least one. */
    public List<FieldError> errors() {
        return errors;
    }
}
