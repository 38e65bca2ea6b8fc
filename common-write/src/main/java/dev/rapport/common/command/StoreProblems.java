package dev.rapport.common.command;

import dev.rapport.common.web.ProblemException;
import dev.rapport.common.web.ProblemTranslator;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What failures of the event store mean to a caller. */
final class StoreProblems implements ProblemTranslator {

    @Override
    public @Nullable ProblemException translate(Throwable exception) {
        return switch (exception) {
            case AggregateNotFoundException e -> ProblemException.notFound();
            case LockAcquisitionFailedException e -> unavailable();
            case CannotCreateTransactionException e -> unavailable();
            case TransactionSystemException e -> unavailable();
            case DataAccessResourceFailureException e -> unavailable();
            case TransientDataAccessException e -> unavailable();
            case RecoverableDataAccessException e -> unavailable();
            default -> null;
        };
    }

    private static ProblemException unavailable() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                "The store cannot be reached; whether the write was carried out is unknown. Try again with the same Idempotency-Key.");
    }
}
