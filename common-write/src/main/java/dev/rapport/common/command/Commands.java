package dev.rapport.common.command;

import dev.rapport.common.observability.TraceParent;
import dev.rapport.common.refusal.RefusedException;
import dev.rapport.common.web.ProblemException;
import java.time.Clock;
import java.util.HashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;

/**
 * Sends commands to their aggregates. A command either commits with all its events and claims, or changes nothing. When
 * another writer was quicker or two would wait for each other, it is tried again on the state that is there now.
 */
public final class Commands {

    private static final int MOST_ATTEMPTS = 12;

    private final CommandBus bus;
    private final TraceParent traceParent;
    private final Ownership ownership;
    private final CustomFields customFields;
    private final Clock clock;
    private final String service;

    Commands(CommandBus bus, TraceParent traceParent, Ownership ownership, CustomFields customFields, Clock clock,
            String service) {
        this.bus = bus;
        this.traceParent = traceParent;
        this.ownership = ownership;
        this.customFields = customFields;
        this.clock = clock;
        this.service = service;
    }

    /**
     * Carries out a command and waits for its commit.
     *
     * @throws RefusedException
     *             when the aggregate refuses it; nothing has changed then
     * @throws ProblemException
     *             when the request is refused; nothing has changed then
     */
    public Written send(Command command, WriteRequest request) {
        for (int attempt = 1;; attempt++) {
            try {
                return attempt(command, request);
            } catch (ConcurrencyException | DuplicateKeyException | DeadlockException
                    | PessimisticLockingFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new ProblemException(HttpStatus.CONFLICT, "concurrent-change",
                            "The record is being changed by others; try again.");
                }
                // Two instances that collide once would collide again in step.
                LockSupport.parkNanos(ThreadLocalRandom.current()
                        .nextLong(TimeUnit.MILLISECONDS.toNanos(2), TimeUnit.MILLISECONDS.toNanos(4L + 4L * attempt)));
            }
        }
    }

    private Written attempt(Command command, WriteRequest request) {
        var metadata = new HashMap<String, @Nullable Object>();
        metadata.put(Context.KEY, new Context(request, ownership, customFields, clock));
        metadata.put(EventMetadata.ACTOR, request.caller().actor(service));
        metadata.put(EventMetadata.CORRELATION_ID, request.correlationId());
        metadata.put(EventMetadata.CAUSATION_ID, request.causationId());
        metadata.put(EventMetadata.TRACE_PARENT, traceParent.current());
        metadata.values().removeIf(value -> value == null);
        var message = new GenericCommandMessage<>(command, metadata);
        var answer = new AtomicReference<@Nullable CommandResultMessage<?>>();
        bus.dispatch(message, (sent, result) -> answer.set(result));
        CommandResultMessage<?> result = answer.get();
        if (result == null) {
            throw new IllegalStateException("The command bus gave no answer");
        }
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        return ((Answer) result.getPayload()).written();
    }

    private static RuntimeException unchecked(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException || cause instanceof ProblemException
                    || cause instanceof ConcurrencyException
                    || cause instanceof DuplicateKeyException || cause instanceof DeadlockException
                    || cause instanceof PessimisticLockingFailureException) {
                return (RuntimeException) cause;
            }
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    /** What the unit of work leaves for its caller; complete once the events are appended. */
    record Answer(WriteOutcome outcome, Command command) {

        Written written() {
            return outcome.written(command.id());
        }
    }
}
