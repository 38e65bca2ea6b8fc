package dev.rapport.common.command;

import dev.rapport.common.web.ProblemException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.http.HttpStatus;

/**
 * Answers a request that was carried out before with its first answer, if the caller may still know of the record. The
 * answer is stored in the transaction of the events: either both are there or neither, and of two requests at once one
 * fails on the key and finds the other's answer when it tries again.
 */
final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final IdempotencyKeys keys;
    private final StoredAggregates aggregates;

    IdempotencyInterceptor(IdempotencyKeys keys, StoredAggregates aggregates) {
        this.keys = keys;
        this.aggregates = aggregates;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        var request = Context.of(message).request();
        var command = (Command) message.getPayload();
        var outcome = WriteOutcome.current();
        var answer = new Commands.Answer(outcome, command);
        if (request.idempotencyKey() == null) {
            chain.proceed();
            return answer;
        }
        String caller = request.caller().keyOwner();
        String key = request.idempotencyKey();
        var earlier = keys.find(caller, key);
        if (earlier.isPresent()) {
            if (!request.fingerprint().matches(earlier.get().fingerprint())) {
                throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused",
                        "This Idempotency-Key was used for another request.");
            }
            aggregates.requireMayRead(request.caller(), earlier.get().answer());
            outcome.replay(earlier.get().answer());
            return answer;
        }
        chain.proceed();
        // Events can be replayed for ever, and must cause nothing twice.
        boolean forEver = request.causationId() != null;
        unitOfWork.onPrepareCommit(
                u -> keys.store(caller, key, request.fingerprint().canonical(), answer.written(), forEver));
        return answer;
    }
}
