package dev.rapport.contact.source;

import dev.rapport.common.access.Access;
import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.field.Normal;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.events.source.SourceChanged;
import dev.rapport.events.source.SourceDefined;
import dev.rapport.events.source.SourceDetails;
import dev.rapport.events.source.SourceEvent;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Where customers come from. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Source extends EventSourced<SourceEvent> {

    /** The scope in which keys are claimed. */
    static final String KEY = "source-key";

    private SourceDetails details;

    Source() {
        super(SourceEvent.class);
    }

    @CommandHandler
    Source(DefineSource command, Context context, Claims claims) {
        this();
        claims.take(KEY, command.key(), command.id(), SourceRule.SOURCE_KEY_TAKEN);
        create(command.id(), new SourceDefined(command.key(), Normal.details(command.details()),
                context.at(command.occurredAt())));
    }

    @CommandHandler
    void change(ChangeSource command, Context context) {
        SourceDetails changed = Normal.details(command.change().apply(details), details);
        if (!changed.equals(details)) {
            record(new SourceChanged(changed, context.at(command.occurredAt())));
        }
    }

    @Override
    protected @Nullable UUID ownerId() {
        return null;
    }

    @Override
    protected void authorize(Context context, Object command) {
        context.caller().require(Role.ADMIN, Role.MANAGER);
    }

    /** Everybody sees what there is to choose from. */
    @Override
    protected boolean mayRead(Access access, Caller caller) {
        return true;
    }

    @Override
    protected void when(SourceEvent event) {
        details = switch (event) {
            case SourceDefined defined -> defined.details();
            case SourceChanged changed -> changed.details();
        };
    }
}
