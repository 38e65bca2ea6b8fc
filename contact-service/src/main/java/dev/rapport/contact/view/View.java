package dev.rapport.contact.view;

import dev.rapport.common.access.Access;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.field.Normal;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.common.security.Caller;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.view.ViewArchived;
import dev.rapport.events.view.ViewCreated;
import dev.rapport.events.view.ViewDetails;
import dev.rapport.events.view.ViewDetailsChanged;
import dev.rapport.events.view.ViewEvent;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** How somebody likes to look at a list. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class View extends EventSourced<ViewEvent> {

    private ViewDetails details;
    private UUID ownerId;
    private boolean archived;

    View() {
        super(ViewEvent.class);
    }

    @CommandHandler
    View(CreateView command, Context context) {
        this();
        Instant occurredAt = context.at(null);
        create(command.id(), new ViewCreated(checked(command.details()),
                owner(context, command.ownerId(), occurredAt), occurredAt));
    }

    @CommandHandler
    void changeDetails(ChangeViewDetails command, Context context) {
        ViewDetails changed = checked(command.change().apply(details));
        ViewRule.VIEW_ARCHIVED.check(!archived);
        if (!changed.equals(details)) {
            record(new ViewDetailsChanged(changed, context.at(null)));
        }
    }

    @CommandHandler
    void archive(ArchiveView command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        if (!archived) {
            record(new ViewArchived(occurredAt));
        }
    }

    private static ViewDetails checked(ViewDetails given) {
        var kinds = EventCatalogue.aggregates();
        if (!kinds.contains(given.entity())) {
            throw new InvalidFieldException("entity", "must be one of " + String.join(", ", kinds));
        }
        if (given.where() != null) {
            // Which fields the records have knows only who reads them: the rest is checked when they are.
            Condition.requireShape("where", given.where());
        }
        return Normal.details(given);
    }

    @Override
    protected @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    protected boolean mayRead(Access access, Caller caller) {
        return super.mayRead(access, caller) && (details.shared() || caller.employeeId().equals(ownerId));
    }

    @Override
    protected void when(ViewEvent event) {
        switch (event) {
            case ViewCreated created -> {
                details = created.details();
                ownerId = created.ownerId();
            }
            case ViewDetailsChanged changed -> details = changed.details();
            case ViewArchived _ -> archived = true;
        }
    }
}
