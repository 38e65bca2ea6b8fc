package dev.rapport.http.deadline;

import dev.rapport.http.problem.ProblemKind;
import java.io.IOException;

/** Thrown while a body is read that is too long, too late or not whole; source: the caller. */
public class BodyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;

    BodyRefusedException(ProblemKind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    /** What to answer, with the message as its detail. */
    public ProblemKind kind() {
        return kind;
    }

    /** What to tell the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
