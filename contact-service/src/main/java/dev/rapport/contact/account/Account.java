package dev.rapport.contact.account;

import dev.rapport.common.command.EventSourced;
import dev.rapport.common.web.MergePatch;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.contact.classification.Classification;
import dev.rapport.events.account.AccountAssigned;
import dev.rapport.events.account.AccountClassified;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.account.AccountEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** An organisation we have a relationship with. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Account extends EventSourced<AccountEvent> {

    private AccountDetails details;
    private UUID ownerId;
    private Classification classification;

    Account() {
        super(AccountEvent.class);
    }

    @CommandHandler
    Account(CreateAccount command) {
        this();
        AccountDetails given = command.details().normalised();
        create(command, new AccountCreated(given.name(), given.industry(), given.website(), given.phone(),
                given.territory(), command.ownerId(), command.leadId(), command.occurredAt()));
    }

    @CommandHandler
    void changeDetails(ChangeAccountDetails command, MergePatch mergePatch, Clock clock) {
        AccountPatch patched = mergePatch.apply(AccountPatch.of(details, ownerId), command.patch(), AccountPatch.class);
        AccountDetails changed = patched.details(details);
        Instant occurredAt = OccurredAt.of(patched.occurredAt(), clock);
        if (!changed.equals(details)) {
            record(new AccountDetailsChanged(changed.name(), changed.industry(), changed.website(), changed.phone(),
                    changed.territory(), occurredAt));
        }
        if (!patched.ownerId().equals(ownerId)) {
            record(new AccountAssigned(patched.ownerId(), ownerId, occurredAt));
        }
    }

    @CommandHandler
    void classify(ClassifyAccount command) {
        Classification changed = classification.changedTo(command.wanted());
        if (!changed.equals(classification)) {
            record(new AccountClassified(changed.lifecycle().code(), changed.tier().code(), command.wanted().reason(),
                    classification.lifecycle().code(), classification.tier().code(), command.occurredAt()));
        }
    }

    @Override
    protected @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    protected void when(AccountEvent event) {
        switch (event) {
            case AccountCreated created -> {
                details = new AccountDetails(created.name(), created.industry(), created.website(), created.phone(),
                        created.territory());
                ownerId = created.ownerId();
                classification = Classification.FIRST;
            }
            case AccountDetailsChanged changed -> details = new AccountDetails(changed.name(), changed.industry(),
                    changed.website(), changed.phone(), changed.territory());
            case AccountAssigned assigned -> ownerId = assigned.ownerId();
            case AccountClassified classified -> classification = Classification.of(classified.lifecycle(),
                    classified.tier());
        }
    }
}
