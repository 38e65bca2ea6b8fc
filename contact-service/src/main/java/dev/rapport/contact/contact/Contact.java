package dev.rapport.contact.contact;

import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.security.Access;
import dev.rapport.common.security.Caller;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.MergePatch;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.contact.account.Accounts;
import dev.rapport.contact.classification.Classification;
import dev.rapport.events.contact.ConsentGiven;
import dev.rapport.events.contact.ConsentWithdrawn;
import dev.rapport.events.contact.ContactAssigned;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactEvent;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmerged;
import dev.rapport.events.contact.ContactUnmergedFrom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** A person we have a relationship with. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Contact extends EventSourced<ContactEvent> {

    private ContactDetails details;
    private UUID ownerId;
    private Classification classification;
    private Set<Consent> consentsGiven = new LinkedHashSet<>();
    private Set<Consent> consentsWithdrawn = new LinkedHashSet<>();
    private Set<UUID> duplicates = new LinkedHashSet<>();
    private @Nullable UUID survivorId;
    private boolean erased;

    Contact() {
        super(ContactEvent.class);
    }

    @CommandHandler
    Contact(CreateContact command, Accounts accounts) {
        this(checked(command, accounts));
    }

    /** For accounts that are made in the same transaction. */
    Contact(CreateContact command) {
        this();
        ContactDetails given = command.details().normalised();
        create(command, new ContactCreated(given.name(), given.email(), given.phone(), given.jobTitle(),
                given.language(), given.territory(), given.source(), given.accountIds(), command.ownerId(),
                command.leadId(), command.occurredAt()));
    }

    private static CreateContact checked(CreateContact command, Accounts accounts) {
        ContactRule.UNKNOWN_ACCOUNT.check(accounts.exist(command.details().accountIds()));
        return command;
    }

    @CommandHandler
    void changeDetails(ChangeContactDetails command, MergePatch mergePatch, Accounts accounts, Clock clock) {
        requireActive();
        ContactPatch patched = mergePatch.apply(ContactPatch.of(details, ownerId), command.patch(), ContactPatch.class);
        ContactDetails changed = patched.details(details);
        Instant occurredAt = OccurredAt.of(patched.occurredAt(), clock);
        if (!changed.accountIds().equals(details.accountIds())) {
            ContactRule.UNKNOWN_ACCOUNT.check(accounts.exist(changed.accountIds()));
        }
        if (!changed.equals(details)) {
            record(new ContactDetailsChanged(changed.name(), changed.email(), changed.phone(), changed.jobTitle(),
                    changed.language(), changed.territory(), changed.source(), changed.accountIds(), occurredAt));
        }
        if (!patched.ownerId().equals(ownerId)) {
            record(new ContactAssigned(patched.ownerId(), ownerId, occurredAt));
        }
    }

    @CommandHandler
    void classify(ClassifyContact command) {
        requireActive();
        Classification changed = classification.changedTo(command.wanted());
        if (!changed.equals(classification)) {
            record(new ContactClassified(changed.lifecycle().code(), changed.tier().code(), command.wanted().reason(),
                    classification.lifecycle().code(), classification.tier().code(), command.occurredAt()));
        }
    }

    @CommandHandler
    void merge(MergeContacts command, OtherContacts others, Access access,
            @MetaDataValue(WriteRequest.KEY) WriteRequest request) {
        requireActive();
        ContactRule.MERGED_WITH_ITSELF.check(!command.duplicateId().equals(id()));
        if (!duplicates.contains(command.duplicateId())) {
            others.change(command.duplicateId(), duplicate -> {
                access.requireMayChange(request.caller(), duplicate.ownerId);
                duplicate.requireActive();
                duplicate.record(new ContactMergedInto(id(), command.occurredAt()));
            });
            record(new ContactMerged(command.duplicateId(), command.occurredAt()));
        }
    }

    @CommandHandler
    void unmerge(UnmergeContacts command, OtherContacts others, Access access,
            @MetaDataValue(WriteRequest.KEY) WriteRequest request) {
        requireActive();
        ContactRule.CONTACT_NOT_MERGED.check(duplicates.contains(command.duplicateId()));
        others.change(command.duplicateId(), duplicate -> {
            access.requireMayChange(request.caller(), duplicate.ownerId);
            ContactRule.CONTACT_ERASED.check(!duplicate.erased);
            duplicate.record(new ContactUnmergedFrom(id(), command.occurredAt()));
        });
        record(new ContactUnmerged(command.duplicateId(), command.occurredAt()));
    }

    @CommandHandler
    void recordConsent(RecordConsent command) {
        requireActive();
        Consent consent = command.consent();
        if (command.given() && !consentsGiven.contains(consent)) {
            record(new ConsentGiven(consent.purpose(), consent.channel(), command.evidence(), command.occurredAt()));
        }
        // A no that follows no yes is kept too: it says that the contact was asked and objects.
        if (!command.given() && !consentsWithdrawn.contains(consent)) {
            record(new ConsentWithdrawn(consent.purpose(), consent.channel(), command.occurredAt()));
        }
    }

    /**
     * Records that the contact is to be forgotten, together with the duplicates merged into it; they are the same
     * person. Events that are stored and published already keep their personal values, readable as before: this is a
     * fact for consumers to act on, by itself it destroys nothing.
     */
    @CommandHandler
    void erase(EraseContact command, OtherContacts others) {
        ContactRule.CONTACT_ERASED.check(!erased);
        eraseWithDuplicates(command, others);
    }

    private void eraseWithDuplicates(EraseContact command, OtherContacts others) {
        if (!erased) {
            for (UUID duplicateId : List.copyOf(duplicates)) {
                others.change(duplicateId, duplicate -> duplicate.eraseWithDuplicates(command, others));
            }
            record(new ContactErased(command.reason(), command.occurredAt()));
        }
    }

    private void requireActive() {
        ContactRule.CONTACT_ERASED.check(!erased);
        ContactRule.CONTACT_MERGED.check(survivorId == null);
    }

    @Override
    protected @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    protected void authorize(Caller caller, Access access, Object command) {
        if (command instanceof EraseContact) {
            caller.require(Role.ADMIN, Role.MANAGER);
        }
        access.requireMayChange(caller, ownerId);
    }

    @Override
    protected void when(ContactEvent event) {
        switch (event) {
            case ContactCreated created -> {
                details = new ContactDetails(created.name(), created.email(), created.phone(), created.jobTitle(),
                        created.language(), created.territory(), created.source(), created.accountIds());
                ownerId = created.ownerId();
                classification = Classification.FIRST;
            }
            case ContactDetailsChanged changed -> details = new ContactDetails(changed.name(), changed.email(),
                    changed.phone(), changed.jobTitle(), changed.language(), changed.territory(), changed.source(),
                    changed.accountIds());
            case ContactAssigned assigned -> ownerId = assigned.ownerId();
            case ContactClassified classified -> classification = Classification.of(classified.lifecycle(),
                    classified.tier());
            case ContactMerged merged -> duplicates.add(merged.duplicateId());
            case ContactMergedInto merged -> survivorId = merged.survivorId();
            case ContactUnmerged unmerged -> duplicates.remove(unmerged.duplicateId());
            case ContactUnmergedFrom unmerged -> survivorId = null;
            case ConsentGiven given -> {
                var consent = new Consent(given.purpose(), given.channel());
                consentsGiven.add(consent);
                consentsWithdrawn.remove(consent);
            }
            case ConsentWithdrawn withdrawn -> {
                var consent = new Consent(withdrawn.purpose(), withdrawn.channel());
                consentsWithdrawn.add(consent);
                consentsGiven.remove(consent);
            }
            case ContactErased gone -> erased = true;
        }
    }
}
