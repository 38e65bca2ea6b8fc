package dev.rapport.contact.field;

import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.custom.ValueForms;
import dev.rapport.common.field.Normal;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.FieldArchived;
import dev.rapport.events.field.FieldChanged;
import dev.rapport.events.field.FieldDefined;
import dev.rapport.events.field.FieldDetails;
import dev.rapport.events.field.FieldEvent;
import dev.rapport.events.field.FieldRestored;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** A field that the company has defined for a kind of records. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Field extends EventSourced<FieldEvent> {

    private FieldDetails details;

    Field() {
        super(FieldEvent.class);
    }

    /** The id of the one field of that key: of two who define it at once, one makes it. */
    static UUID id(FieldDetails details) {
        return UUID.nameUUIDFromBytes(
                "field/%s/%s".formatted(details.entity(), details.key()).getBytes(StandardCharsets.UTF_8));
    }

    @CommandHandler
    Field(DefineField command, Context context, ValueForms forms, DefinedFields fields) {
        this();
        FieldDetails defined = new FieldCheck(forms).defined(command.details());
        fields.add(command.id(), defined.entity());
        create(command.id(), new FieldDefined(defined, context.at(null)));
    }

    @CommandHandler
    void change(ChangeField command, Context context, ValueForms forms) {
        FieldDetails changed = new FieldCheck(forms).changed(command.change().apply(details), details);
        if (!changed.equals(details)) {
            record(new FieldChanged(changed, context.at(null)));
        }
    }

    @CommandHandler
    void archive(ArchiveField command, Context context, DefinedFields fields) {
        Instant occurredAt = context.at(command.occurredAt());
        archive(true, () -> {
            fields.putAway(id());
            return new FieldArchived(Normal.text(command.reason()), occurredAt);
        });
    }

    @CommandHandler
    void restore(RestoreField command, Context context, DefinedFields fields) {
        Instant occurredAt = context.at(command.occurredAt());
        archive(false, () -> {
            fields.takeUp(id(), details.entity());
            return new FieldRestored(occurredAt);
        });
    }

    @Override
    protected @Nullable UUID ownerId() {
        return null;
    }

    @Override
    protected void authorize(Context context, Object command) {
        context.caller().require(Role.ADMIN);
    }

    @Override
    protected void when(FieldEvent event) {
        switch (event) {
            case FieldDefined defined -> details = defined.details();
            case FieldChanged changed -> details = changed.details();
            case FieldArchived _,FieldRestored _ -> {
                // Whether it is put away is kept for all kinds of records alike.
            }
        }
    }
}
