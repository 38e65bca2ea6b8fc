package dev.rapport.interaction.interaction;

import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.customer.KnownCustomers;
import dev.rapport.common.field.Normal;
import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.interaction.InteractionLogged;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** One contact between a customer and us. It is written down once and does not change. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Interaction extends EventSourced<InteractionEvent> {

    private UUID employeeId;

    Interaction() {
        super(InteractionEvent.class);
    }

    @CommandHandler
    Interaction(LogInteraction command, Context context, KnownCustomers customers) {
        this();
        Instant at = context.at(command.occurredAt());
        customers.require(command.details().customerId(), context);
        create(command.id(), new InteractionLogged(customized(command.id(), Normal.details(command.details()), context),
                owner(context, null, at), at));
    }

    @Override
    protected @Nullable UUID ownerId() {
        return employeeId;
    }

    @Override
    @SuppressWarnings("RefactorSwitch") // As in other aggregates: the next event will set something else.
    protected void when(InteractionEvent event) {
        switch (event) {
            case InteractionLogged logged -> employeeId = logged.employeeId();
        }
    }
}
