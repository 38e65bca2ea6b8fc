package dev.rapport.interaction.notice;

import dev.rapport.common.access.Access;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.WriteOutcome;
import dev.rapport.common.security.Caller;
import dev.rapport.events.notice.NoticeEvent;
import dev.rapport.events.notice.NoticeKind;
import dev.rapport.events.notice.NoticeRaised;
import dev.rapport.events.notice.NoticeRead;
import dev.rapport.events.notice.NoticeRenewed;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** That one person is told of one thing. It knows what it is about by its id, and nothing of what is written there. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Notice extends EventSourced<NoticeEvent> {

    private UUID recipientId;
    private boolean read;
    private boolean renewable;
    private Instant changedAt;

    Notice() {
        super(NoticeEvent.class);
    }

    @CommandHandler
    Notice(RaiseNotice command, Context context, Inbox inbox) {
        this();
        Instant at = context.at(command.occurredAt());
        create(command.id(), new NoticeRaised(command.recipientId(), command.kind().code(), command.about(),
                command.customerId(), command.reason(), command.byId(), at));
        inbox.put(command.id(), command.recipientId(), at);
    }

    /** What goes on until it is read is no news; what is told once only never becomes any. */
    @CommandHandler
    void renew(RenewNotice command, Context context, Inbox inbox) {
        if (read && renewable) {
            Instant at = context.at(command.occurredAt());
            at = at.isBefore(changedAt) ? changedAt : at;
            record(new NoticeRenewed(command.byId(), at));
            inbox.put(id(), recipientId, at);
        }
    }

    @CommandHandler
    void read(ReadNotice command, Context context, Inbox inbox) {
        read(context, inbox);
    }

    @CommandHandler
    void readAll(ReadNotices command, Context context, Inbox inbox, OtherNotices others) {
        for (UUID each : command.unread()) {
            if (each.equals(id())) {
                read(context, inbox);
            } else {
                others.change(each, notice -> notice.read(context, inbox));
            }
        }
        WriteOutcome.current().answer("read", command.unread().size());
        WriteOutcome.current().answer("left", command.left());
    }

    private void read(Context context, Inbox inbox) {
        if (!read) {
            record(new NoticeRead(context.step(null, changedAt)));
            inbox.read(id());
        }
    }

    @Override
    protected @Nullable UUID ownerId() {
        return recipientId;
    }

    @Override
    protected boolean mayRead(Access access, Caller caller) {
        return caller.employeeId().equals(recipientId) || Caller.isPlatform(caller.employeeId());
    }

    @Override
    protected void authorize(Context context, Object command) {
        // Nobody else gets as far as here.
    }

    @Override
    protected void when(NoticeEvent event) {
        changedAt = event.occurredAt();
        switch (event) {
            case NoticeRaised raised -> {
                recipientId = raised.recipientId();
                renewable = raised.kind().equals(NoticeKind.FOLLOWED.code());
            }
            case NoticeRenewed _ -> read = false;
            case NoticeRead _ -> read = true;
        }
    }
}
