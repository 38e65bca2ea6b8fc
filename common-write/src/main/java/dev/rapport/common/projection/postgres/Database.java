package dev.rapport.common.projection.postgres;

import dev.rapport.common.projection.SinkUnavailableException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells trouble with the database from trouble with an event. */
final class Database {

    private Database() {}

    static <T extends @Nullable Object> T call(Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            if (isUnavailable(e)) {
                throw new SinkUnavailableException("PostgreSQL: " + e.getClass().getSimpleName());
            }
            throw e;
        }
    }

    private static boolean isUnavailable(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || (cause instanceof SQLException sql && isUnavailable(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Connection lost, out of resources, shut down, cancelled, deadlocked, or a transaction that took too long. */
    private static boolean isUnavailable(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
                || state.startsWith("40") || state.equals("55P03") || state.equals("25P03") || state.equals("25P04"));
    }
}
