package dev.rapport.interaction.interaction;

import dev.rapport.common.command.EventSourced;
import dev.rapport.common.web.validation.Normal;
import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.interaction.customer.KnownCustomers;
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
    Interaction(LogInteraction command, KnownCustomers customers) {
        this();
        customers.require(command.customerId());
        create(command,
                new InteractionLogged(command.customerId(), command.channel().key(), command.direction().key(),
                        Normal.text(command.summary()), command.durationSeconds(), Normal.text(command.outcome()),
                        command.employeeId(), command.occurredAt()));
    }

    @Override
    protected @Nullable UUID ownerId() {
        return employeeId;
    }

    @Override
    protected void when(InteractionEvent event) {
        switch (event) {
            case InteractionLogged logged -> employeeId = logged.employeeId();
        }
    }
}
