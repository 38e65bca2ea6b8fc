package dev.rapport.common.command;

import dev.rapport.common.access.Access;
import dev.rapport.common.refusal.NoSuchRecordException;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.Position;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.AggregateNotFoundException;

/** Aggregates as they are now, for those who carry out no command on them. */
final class StoredAggregates {

    private final Map<String, Class<? extends EventSourced<?>>> classes;
    private final Supplier<Configuration> axon;
    private final Access access;

    /**
     * @param axon
     *            asked for late: it needs those who need this
     */
    StoredAggregates(List<AggregateType<?>> types, Supplier<Configuration> axon, Access access) {
        this.access = access;
        this.classes = types.stream()
                .collect(Collectors.toMap(AggregateType::aggregate, type -> type.aggregateClass()));
        this.axon = axon;
    }

    /**
     * Refuses somebody who may not know of what a command has written.
     *
     * @throws NoSuchRecordException
     *             when it is not there any more, or not for this caller
     */
    void requireMayRead(Caller caller, Written written) {
        written.position().entries().stream().filter(entry -> entry.aggregateId().equals(written.id())).findFirst()
                .ifPresent(entry -> requireMayRead(caller, entry));
    }

    private void requireMayRead(Caller caller, Position.Entry entry) {
        var aggregateClass = classes.get(entry.aggregateType());
        if (aggregateClass != null && !mayRead(aggregateClass, entry, caller)) {
            throw new NoSuchRecordException();
        }
    }

    private <A extends EventSourced<?>> boolean mayRead(Class<A> aggregateClass, Position.Entry entry, Caller caller) {
        try {
            Function<A, Boolean> question = aggregate -> aggregate.mayRead(access, caller);
            return axon.get().repository(aggregateClass).load(entry.aggregateId().toString()).invoke(question);
        } catch (AggregateNotFoundException e) {
            return false;
        }
    }
}
