package dev.rapport.contact.lead;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.CustomFields;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.ExternalIds;
import dev.rapport.common.command.WriteOutcome;
import dev.rapport.common.field.Normal;
import dev.rapport.contact.account.Accounts;
import dev.rapport.contact.contact.Contacts;
import dev.rapport.contact.matching.Matches;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.field.Coded;
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
import dev.rapport.events.lead.RequestedDeal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Somebody who may become a customer. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Lead extends EventSourced<LeadEvent> {

    private enum Status implements Coded {
        NEW,
        QUALIFIED,
        DISQUALIFIED,
        CONVERTED
    }

    private LeadDetails details;
    private UUID ownerId;
    private @Nullable NextStep nextStep;
    private Status status;
    /** As it stood before it was disqualified. */
    private Status before;
    private Instant lastStep;

    Lead() {
        super(LeadEvent.class);
    }

    @CommandHandler
    Lead(CreateLead command, Context context, Claims claims) {
        this();
        Instant occurredAt = context.at(command.occurredAt());
        LeadDetails given = customized(command.id(), Normal.details(command.details()), context);
        UUID owner = owner(context, command.ownerId(), occurredAt);
        ExternalIds.of(claims, kind(), command.id()).change(null, given.externalIds());
        create(command.id(), new LeadCreated(given, owner, occurredAt));
        plan(command.nextStep(), occurredAt);
    }

    @CommandHandler
    void changeDetails(ChangeLeadDetails command, Context context, Claims claims) {
        LeadDetails changed = customized(Normal.details(command.change().apply(details), details), details, context);
        Instant occurredAt = context.at(command.occurredAt());
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        if (!changed.equals(details)) {
            ExternalIds.of(claims, kind(), id()).change(details.externalIds(), changed.externalIds());
            record(new LeadDetailsChanged(changed, occurredAt));
        }
    }

    @CommandHandler
    void assign(AssignLead command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        UUID nextOwner = context.nextOwner(ownerId, command.ownerId(), occurredAt);
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        if (!nextOwner.equals(ownerId)) {
            record(new LeadAssigned(nextOwner, ownerId, occurredAt));
        }
    }

    @CommandHandler
    void qualify(QualifyLead command, Context context) {
        Instant occurredAt = context.step(command.occurredAt(), lastStep);
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        if (status != Status.QUALIFIED) {
            record(new LeadQualified(command.note(), occurredAt));
        }
    }

    @CommandHandler
    void disqualify(DisqualifyLead command, Context context) {
        Instant occurredAt = context.step(command.occurredAt(), lastStep);
        if (status == Status.DISQUALIFIED) {
            return;
        }
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        record(new LeadDisqualified(command.reason(), occurredAt));
    }

    @CommandHandler
    void reopen(ReopenLead command, Context context) {
        LeadRule.LEAD_NOT_DISQUALIFIED.check(status == Status.DISQUALIFIED);
        record(new LeadReopened(before.code(), context.step(command.occurredAt(), lastStep)));
    }

    @CommandHandler
    void convert(ConvertLead command, Context context, Contacts contacts, Accounts accounts) throws Exception {
        Instant occurredAt = context.step(command.occurredAt(), lastStep);
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        LeadRule.LEAD_NOT_QUALIFIED.check(status == Status.QUALIFIED);
        @Nullable
        String organisation = details.organisation();
        Matches knownAccounts = organisation == null ? Matches.NONE : accounts.like(organisation, context);
        Matches knownContacts = contacts.like(details, context);
        @Nullable
        UUID accountId = command.accountId() == null ? knownAccounts.certain() : command.accountId();
        LeadRule.UNKNOWN_ACCOUNT.check(accountId == null || accounts.exist(List.of(accountId), context));
        boolean accountLinked = accountId != null;
        if (accountId == null && organisation != null) {
            accountId = command.newIds().accountId();
            accounts.createFromLead(accountId, carriedTo("account", accountId, context), ownerId, id(), occurredAt);
        }
        @Nullable
        UUID knownContact = command.contactId() == null ? knownContacts.certain() : command.contactId();
        UUID contactId = knownContact == null ? command.newIds().contactId() : knownContact;
        if (knownContact == null) {
            contacts.createFromLead(contactId, new Contacts.FromLead(id(),
                    carriedTo("contact", contactId, context), accountId, ownerId, occurredAt));
        } else {
            contacts.join(contactId, accountId, context, occurredAt);
        }
        @Nullable
        RequestedDeal deal = command.deal() == null ? null : Normal.details(command.deal());
        @Nullable
        UUID dealId = deal == null ? null : command.newIds().dealId();
        record(new LeadConverted(contactId, accountId, dealId, deal, ownerId, occurredAt));
        var outcome = WriteOutcome.current();
        outcome.answer("contactId", contactId);
        outcome.answer("accountId", accountId);
        outcome.answer("dealId", dealId);
        outcome.answer("contactLinked", knownContact != null);
        outcome.answer("accountLinked", accountLinked);
        outcome.answer("possibleContacts", knownContacts.besides(contactId));
        outcome.answer("possibleAccounts", knownAccounts.besides(accountId));
        if (dealId != null) {
            outcome.expect("deal", dealId, 0);
        }
    }

    /** What is known, with the custom fields that a record of that kind has too. */
    private LeadDetails carriedTo(String kind, UUID newId, Context context) {
        return Details.with(details, CustomFields.COMPONENT,
                context.customFields().carried(kind, newId, kind(), details.custom(), context));
    }

    private boolean isOpen() {
        return status == Status.NEW || status == Status.QUALIFIED;
    }

    @CommandHandler
    void setNextStep(SetLeadNextStep command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        plan(command.nextStep(), occurredAt);
    }

    private void plan(@Nullable NextStep wanted, Instant occurredAt) {
        NextStep next = wanted == null ? null : Normal.details(wanted);
        if (next != null && !next.equals(nextStep)) {
            record(new NextStepSet(next, occurredAt));
        }
    }

    @CommandHandler
    void finishNextStep(FinishLeadNextStep command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        LeadRule.LEAD_NOT_OPEN.check(isOpen());
        if (nextStep != null) {
            record(new NextStepDone(nextStep.what(), occurredAt));
        }
    }

    @CommandHandler
    void tag(TagLead command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        tag(command.add(), command.remove(), (added, removed) -> new LeadTagged(added, removed, occurredAt));
    }

    @CommandHandler
    void archive(ArchiveLead command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        archive(true, () -> new LeadArchived(Normal.text(command.reason()), occurredAt));
    }

    @CommandHandler
    void restore(RestoreLead command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        archive(false, () -> new LeadRestored(occurredAt));
    }

    @CommandHandler
    void share(ShareLead command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        share(command.terms(), context, occurredAt, share -> new LeadShared(share.id(), share.with(), share.level(),
                share.until(), occurredAt));
    }

    @CommandHandler
    void unshare(UnshareLead command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        unshare(command.shareId(), () -> new LeadUnshared(command.shareId(), occurredAt));
    }

    @Override
    protected @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    protected Collection<String> territories() {
        return details.territory() == null ? List.of() : List.of(details.territory());
    }

    @Override
    protected void when(LeadEvent event) {
        switch (event) {
            case LeadCreated created -> {
                details = created.details();
                ownerId = created.ownerId();
                stepped(Status.NEW, created.occurredAt());
            }
            case LeadDetailsChanged changed -> details = changed.details();
            case LeadAssigned assigned -> ownerId = assigned.ownerId();
            case LeadQualified qualified -> stepped(Status.QUALIFIED, qualified.occurredAt());
            case LeadDisqualified disqualified -> stepped(Status.DISQUALIFIED, disqualified.occurredAt());
            case LeadReopened reopened -> stepped(Coded.of(Status.class, reopened.status()), reopened.occurredAt());
            case LeadConverted converted -> stepped(Status.CONVERTED, converted.occurredAt());
            case LeadTagged _,LeadShared _,LeadUnshared _,LeadArchived _,LeadRestored _ -> {
                // What happens to all kinds of records alike is kept for all of them.
            }
            case NextStepSet set -> nextStep = set.nextStep();
            case NextStepDone _ -> nextStep = null;
        }
    }

    private void stepped(Status to, Instant at) {
        if (to == Status.DISQUALIFIED) {
            before = status;
        }
        status = to;
        lastStep = at;
    }
}
