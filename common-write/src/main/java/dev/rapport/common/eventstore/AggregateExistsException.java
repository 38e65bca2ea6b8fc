package dev.rapport.common.eventstore;

import dev.rapport.common.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The aggregate that a command wanted to create is there already. */
public final class AggregateExistsException extends ProblemException {

    AggregateExistsException() {
        super(HttpStatus.CONFLICT, "already-exists", "There is already a record with this id.");
    }
}
