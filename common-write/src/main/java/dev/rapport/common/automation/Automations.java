package dev.rapport.common.automation;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.Commands;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.eventstore.AggregateExistsException;
import dev.rapport.common.projection.postgres.PostgresProjectionTarget;
import dev.rapport.common.projection.postgres.PostgresProjections;
import dev.rapport.events.EventEnvelope;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs automations: reads the events, sends the commands, and sees to it that each event causes its command once.
 *
 * <p>The command commits in a transaction of its own, together with the note that it has been carried out. That note
 * is never forgotten, so the same command is left out when the event comes again: after a crash before the reader noted
 * how far it had come, or when everything is replayed from the first event. A record that is there already counts as
 * done.
 *
 * <p>When a rule refuses the command, the event is parked with those of the same record that follow it, and somebody
 * decides: other records go on, and a redrive sends the command again. While the database does not answer, it is tried
 * again for ever.
 */
public final class Automations {

    private final PostgresProjections projections;
    private final Commands commands;
    private final TransactionTemplate onItsOwn;

    Automations(PostgresProjections projections, Commands commands, PlatformTransactionManager transactions) {
        this.projections = projections;
        this.commands = commands;
        onItsOwn = new TransactionTemplate(transactions);
        // A refusal, as on redelivery, must not roll back what the reader of the topic has to remember.
        onItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Declare it as a bean, and the automation runs. */
    public PostgresProjectionTarget projection(Automation<?> automation) {
        return projections.projection(automation.name(), automation.topics(), event -> follow(automation, event));
    }

    /** Declare it as a bean, and what it says of each event follows. */
    public PostgresProjectionTarget projection(FanOut fanOut) {
        return projections.projection(fanOut.name(), fanOut.topics(), event -> follow(fanOut, event));
    }

    private void follow(Automation<?> automation, EventEnvelope event) {
        Command command = automation.commandFor(event);
        if (command != null) {
            follow(command, WriteRequest.causedBy(automation.name(), event.id(), event.correlationId()));
        }
    }

    private void follow(FanOut fanOut, EventEnvelope event) {
        for (Command command : fanOut.commandsFor(event)) {
            follow(command,
                    WriteRequest.causedBy(fanOut.name(), event.id(), command.id(), event.correlationId()));
        }
    }

    private void follow(Command command, WriteRequest request) {
        onItsOwn.executeWithoutResult(_ -> send(command, request));
    }

    private void send(Command command, WriteRequest request) {
        try {
            commands.send(command, request);
        } catch (AggregateExistsException e) {
            // It was made when the event came before, by a version that noted it nowhere else.
        }
    }
}
