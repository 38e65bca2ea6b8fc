package dev.rapport.interaction.following;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.rapport.common.access.Access;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.refusal.NoSuchRecordException;
import dev.rapport.common.security.Caller;
import dev.rapport.events.RecordReference;
import dev.rapport.events.following.FollowingEvent;
import dev.rapport.events.following.RecordFollowed;
import dev.rapport.events.following.RecordUnfollowed;
import dev.rapport.interaction.known.KnownRecords;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** That one person follows one record. It lies beside the record, which others may own and which does not change. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Following extends EventSourced<FollowingEvent> {

    private static final UUID NAMESPACE = UUID.fromString("01900000-0000-7000-8000-0000000000f0");

    private UUID employeeId;
    private RecordReference about;
    private boolean ended;
    private Instant changedAt;

    Following() {
        super(FollowingEvent.class);
    }

    /** There is one for each person and record. */
    static UUID id(UUID employeeId, UUID recordId) {
        return UuidCreator.getNameBasedSha1(NAMESPACE, employeeId + "/" + recordId);
    }

    @CommandHandler
    Following(FollowRecord command, Context context, KnownRecords records, Followers followers) {
        this();
        requireReadable(command.about(), context, records);
        Instant at = context.at(null);
        create(command.id(), new RecordFollowed(context.caller().employeeId(), command.about(), at));
        followers.add(command.id(), context.caller().employeeId(), command.about().id(), at);
    }

    @CommandHandler
    void follow(FollowRecordAgain command, Context context, KnownRecords records, Followers followers) {
        requireReadable(about, context, records);
        if (ended) {
            Instant at = context.step(null, changedAt);
            record(new RecordFollowed(employeeId, about, at));
            followers.add(id(), employeeId, about.id(), at);
        }
    }

    /** What somebody may not read any more is unfollowed all the same. */
    @CommandHandler
    void unfollow(UnfollowRecord command, Context context, Followers followers) {
        if (!ended) {
            record(new RecordUnfollowed(context.step(null, changedAt)));
            followers.remove(id());
        }
    }

    private static void requireReadable(RecordReference about, Context context, KnownRecords records) {
        var known = records.find(about.id());
        if (known == null || !known.kind().equals(about.type()) || !context.mayRead(known.kind(), known.facts())) {
            throw new NoSuchRecordException();
        }
    }

    @Override
    protected @Nullable UUID ownerId() {
        return employeeId;
    }

    @Override
    protected boolean mayRead(Access access, Caller caller) {
        return caller.employeeId().equals(employeeId);
    }

    @Override
    protected void authorize(Context context, Object command) {
        // Nobody else gets as far as here.
    }

    @Override
    protected void when(FollowingEvent event) {
        changedAt = event.occurredAt();
        switch (event) {
            case RecordFollowed followed -> {
                employeeId = followed.employeeId();
                about = followed.about();
                ended = false;
            }
            case RecordUnfollowed _ -> ended = true;
        }
    }
}
