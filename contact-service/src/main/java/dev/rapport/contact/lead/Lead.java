package dev.rapport.contact.lead;

import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.WriteOutcome;
import dev.rapport.common.web.MergePatch;
import dev.rapport.contact.account.Accounts;
import dev.rapport.contact.contact.Contacts;
import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.events.lead.LeadQualified;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Somebody who may become a customer. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Lead extends EventSourced<LeadEvent> {

    private enum Status {
        NEW, QUALIFIED, DISQUALIFIED, CONVERTED
    }

    private LeadDetails details;
    private UUID ownerId;
    private Status status;

    Lead() {
        super(LeadEvent.class);
    }

    @CommandHandler
    Lead(CreateLead command) {
        this();
        LeadDetails given = command.details().normalised();
        create(command,
                new LeadCreated(given.name(), given.organisation(), given.email(), given.phone(), given.source(),
                        given.interest(), command.ownerId(), command.occurredAt()));
    }

    @CommandHandler
    void changeDetails(ChangeLeadDetails command, MergePatch mergePatch) {
        LeadDetails changed = mergePatch.apply(details, command.patch(), LeadDetails.class).normalised(details);
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        if (!changed.equals(details)) {
            record(new LeadDetailsChanged(changed.name(), changed.organisation(), changed.email(), changed.phone(),
                    changed.source(), changed.interest(), command.occurredAt()));
        }
    }

    @CommandHandler
    void assign(AssignLead command) {
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        if (!command.ownerId().equals(ownerId)) {
            record(new LeadAssigned(command.ownerId(), ownerId, command.occurredAt()));
        }
    }

    @CommandHandler
    void qualify(QualifyLead command) {
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        if (status != Status.QUALIFIED) {
            record(new LeadQualified(command.note(), command.occurredAt()));
        }
    }

    @CommandHandler
    void disqualify(DisqualifyLead command) {
        if (status == Status.DISQUALIFIED) {
            return;
        }
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        record(new LeadDisqualified(command.reason(), command.occurredAt()));
    }

    @CommandHandler
    void convert(ConvertLead command, Contacts contacts, Accounts accounts) throws Exception {
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        LeadRule.LEAD_NOT_QUALIFIED.check(status == Status.QUALIFIED);
        @Nullable
        UUID accountId = null;
        if (details.organisation() != null) {
            accountId = command.accountId();
            accounts.createFromLead(accountId, details.organisation(), ownerId, id(), command.occurredAt());
        }
        contacts.createFromLead(command.contactId(), new Contacts.FromLead(id(), details.name(), details.email(),
                details.phone(), details.source(), accountId, ownerId, command.occurredAt()));
        @Nullable
        UUID dealId = command.deal() == null ? null : command.dealId();
        record(new LeadConverted(command.contactId(), accountId, dealId, command.deal(), ownerId,
                command.occurredAt()));
        var outcome = WriteOutcome.current();
        outcome.answer("contactId", command.contactId());
        outcome.answer("accountId", accountId);
        outcome.answer("dealId", dealId);
        if (dealId != null) {
            outcome.expect("deal", dealId, 0);
        }
    }

    private boolean isOpen() {
        return status == Status.NEW || status == Status.QUALIFIED;
    }

    @Override
    protected @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    protected void when(LeadEvent event) {
        switch (event) {
            case LeadCreated created -> {
                details = new LeadDetails(created.name(), created.organisation(), created.email(), created.phone(),
                        created.source(), created.interest());
                ownerId = created.ownerId();
                status = Status.NEW;
            }
            case LeadDetailsChanged changed -> details = new LeadDetails(changed.name(), changed.organisation(),
                    changed.email(), changed.phone(), changed.source(), changed.interest());
            case LeadAssigned assigned -> ownerId = assigned.ownerId();
            case LeadQualified qualified -> status = Status.QUALIFIED;
            case LeadDisqualified disqualified -> status = Status.DISQUALIFIED;
            case LeadConverted converted -> status = Status.CONVERTED;
        }
    }
}
