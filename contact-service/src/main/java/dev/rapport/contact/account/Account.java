package dev.rapport.contact.account;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.ExternalIds;
import dev.rapport.common.command.WriteOutcome;
import dev.rapport.common.field.Normal;
import dev.rapport.contact.classification.Classification;
import dev.rapport.contact.need.Needs;
import dev.rapport.events.account.AccountArchived;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountClassified;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.account.AccountEvent;
import dev.rapport.events.account.AccountNeedClosed;
import dev.rapport.events.account.AccountNeedRecorded;
import dev.rapport.events.account.AccountRestored;
import dev.rapport.events.account.AccountShared;
import dev.rapport.events.account.AccountTagged;
import dev.rapport.events.account.AccountUnshared;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** An organisation we have a relationship with. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Account extends EventSourced<AccountEvent> {

    private AccountDetails details;
    private UUID ownerId;
    private Needs needs = new Needs();
    private Classification classification;

    Account() {
        super(AccountEvent.class);
    }

    @CommandHandler
    Account(CreateAccount command, Context context, Claims claims) {
        this();
        Instant occurredAt = context.at(command.occurredAt());
        UUID owner = owner(context, command.ownerId(), occurredAt);
        context.requireColleague(command.details().sponsorId(), null, "sponsorId", occurredAt);
        ExternalIds.of(claims, kind(), command.id()).change(null, command.details().externalIds());
        create(command.id(), new AccountCreated(customized(command.id(), Normal.details(command.details()), context),
                owner, null, occurredAt));
    }

    /** Because the lead of that id is converted in the same transaction. */
    Account(UUID id, AccountDetails given, UUID ownerId, UUID leadId, Instant occurredAt) {
        this();
        create(id, new AccountCreated(Normal.details(given), ownerId, leadId, occurredAt));
    }

    @CommandHandler
    void changeDetails(ChangeAccountDetails command, Context context, Claims claims) {
        AccountDetails changed = customized(Normal.details(command.change().apply(details), details), details, context);
        Instant occurredAt = context.at(command.occurredAt());
        UUID nextOwner = context.nextOwner(ownerId, command.ownerId(), occurredAt);
        context.requireColleague(changed.sponsorId(), details.sponsorId(), "sponsorId", occurredAt);
        if (!changed.equals(details)) {
            ExternalIds.of(claims, kind(), id()).change(details.externalIds(), changed.externalIds());
            record(new AccountDetailsChanged(changed, occurredAt));
        }
        if (!nextOwner.equals(ownerId)) {
            record(new AccountAssigned(nextOwner, ownerId, occurredAt));
        }
    }

    @CommandHandler
    void classify(ClassifyAccount command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        Classification changed = classification.changedTo(command.wanted());
        if (!changed.equals(classification)) {
            record(new AccountClassified(changed.lifecycle().code(), changed.tier().code(), command.wanted().reason(),
                    classification.lifecycle().code(), classification.tier().code(), occurredAt));
        }
    }

    @CommandHandler
    void recordNeed(RecordAccountNeed command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        needs.requireRoom();
        record(new AccountNeedRecorded(command.needId(), Normal.details(command.need()), occurredAt));
        WriteOutcome.current().answer("needId", command.needId());
    }

    @CommandHandler
    void closeNeed(CloseAccountNeed command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        if (needs.isClosedBy(command.needId(), command.outcome())) {
            record(new AccountNeedClosed(command.needId(), command.outcome(), occurredAt));
        }
    }

    @CommandHandler
    void tag(TagAccount command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        tag(command.add(), command.remove(), (added, removed) -> new AccountTagged(added, removed, occurredAt));
    }

    @CommandHandler
    void archive(ArchiveAccount command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        archive(true, () -> new AccountArchived(Normal.text(command.reason()), occurredAt));
    }

    @CommandHandler
    void restore(RestoreAccount command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        archive(false, () -> new AccountRestored(occurredAt));
    }

    @CommandHandler
    void share(ShareAccount command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        share(command.terms(), context, occurredAt, share -> new AccountShared(share.id(), share.with(), share.level(),
                share.until(), occurredAt));
    }

    @CommandHandler
    void unshare(UnshareAccount command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        unshare(command.shareId(), () -> new AccountUnshared(command.shareId(), occurredAt));
    }

    @Override
    protected @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    protected Collection<String> territories() {
        return details.everyTerritory();
    }

    @Override
    protected void when(AccountEvent event) {
        switch (event) {
            case AccountCreated created -> {
                details = created.details();
                ownerId = created.ownerId();
                classification = Classification.FIRST;
            }
            case AccountDetailsChanged changed -> details = changed.details();
            case AccountAssigned assigned -> ownerId = assigned.ownerId();
            case AccountClassified classified -> classification = Classification.of(classified.lifecycle(),
                    classified.tier());
            case AccountTagged _,AccountShared _,AccountUnshared _,AccountArchived _,AccountRestored _ -> {
                // What happens to all kinds of records alike is kept for all of them.
            }
            case AccountNeedRecorded recorded -> needs.recorded(recorded.needId());
            case AccountNeedClosed gone -> needs.closed(gone.needId(), gone.outcome());
        }
    }
}
