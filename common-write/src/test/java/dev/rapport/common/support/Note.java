package dev.rapport.common.support;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadArchived;
import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.events.lead.LeadReopened;
import dev.rapport.events.lead.LeadRestored;
import dev.rapport.events.lead.LeadShared;
import dev.rapport.events.lead.LeadTagged;
import dev.rapport.events.lead.LeadUnshared;
import dev.rapport.events.lead.NextStepDone;
import dev.rapport.events.lead.NextStepSet;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate that can be created and rewritten. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
public final class Note extends EventSourced<LeadEvent> {

    private Text text;
    private UUID ownerId;
    // A number for the snapshot.
    @SuppressWarnings("UnusedVariable")
    private int rewritten;

    private record Text(String words, int length) {}

    public record Write(UUID id, String text, UUID ownerId) implements Command {}

    public record Rewrite(UUID id, String text) implements Command {}

    Note() {
        super(LeadEvent.class);
    }

    @CommandHandler
    Note(Write command, Context context) {
        this();
        create(command.id(), new LeadCreated(saying(command.text()), command.ownerId(), context.at(null)));
    }

    @CommandHandler
    void rewrite(Rewrite command, Context context) {
        if (!text.words().equals(command.text())) {
            record(new LeadDetailsChanged(saying(command.text()), context.at(null)));
        }
    }

    private static LeadDetails saying(String text) {
        return Details.of(LeadDetails.class, "name", text);
    }

    @Override
    protected @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    protected void when(LeadEvent event) {
        switch (event) {
            case LeadCreated created -> {
                text = new Text(created.details().name(), created.details().name().length());
                ownerId = created.ownerId();
            }
            case LeadDetailsChanged changed -> {
                text = new Text(changed.details().name(), changed.details().name().length());
                rewritten++;
            }
            case LeadAssigned assigned -> ownerId = assigned.ownerId();
            case LeadQualified qualified -> rewritten++;
            case LeadDisqualified disqualified -> rewritten++;
            case LeadReopened reopened -> rewritten++;
            case LeadConverted converted -> rewritten++;
            case LeadTagged tagged -> rewritten++;
            case LeadArchived archived -> rewritten++;
            case LeadRestored restored -> rewritten++;
            case LeadShared shared -> rewritten++;
            case LeadUnshared ended -> rewritten++;
            case NextStepSet set -> rewritten++;
            case NextStepDone done -> rewritten++;
        }
    }
}
