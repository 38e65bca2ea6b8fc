package dev.rapport.contact.contact;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.command.ExternalIds;
import dev.rapport.common.command.WriteOutcome;
import dev.rapport.common.field.Normal;
import dev.rapport.contact.account.Accounts;
import dev.rapport.contact.classification.Classification;
import dev.rapport.contact.need.Needs;
import dev.rapport.events.contact.ConsentGiven;
import dev.rapport.events.contact.ConsentWithdrawn;
import dev.rapport.events.contact.ContactArchived;
import dev.rapport.events.contact.ContactAssigned;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactEvent;
import dev.rapport.events.contact.ContactKindsChanged;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactRestored;
import dev.rapport.events.contact.ContactShared;
import dev.rapport.events.contact.ContactTagged;
import dev.rapport.events.contact.ContactUnmerged;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.contact.ContactUnshared;
import dev.rapport.events.contact.NeedClosed;
import dev.rapport.events.contact.NeedRecorded;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** A person we have a relationship with. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Contact extends EventSourced<ContactEvent> {

    private ContactDetails details;
    private UUID ownerId;
    private Needs needs = new Needs();
    private Set<String> kinds = new LinkedHashSet<>();
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
    Contact(CreateContact command, Context context, Accounts accounts, Claims claims) {
        this();
        Instant occurredAt = context.at(command.occurredAt());
        UUID owner = owner(context, command.ownerId(), occurredAt);
        ContactRule.UNKNOWN_ACCOUNT.check(accounts.exist(command.details().accountIds(), context));
        context.requireColleague(command.details().sponsorId(), null, "sponsorId", occurredAt);
        ContactDetails given = customized(command.id(), Normal.details(command.details()), context);
        ExternalIds.of(claims, kind(), command.id()).change(null, given.externalIds());
        create(command.id(), new ContactCreated(given, owner, null, occurredAt));
    }

    /** Because the lead of that id is converted, which makes the contact's account in the same transaction. */
    Contact(UUID id, ContactDetails given, UUID ownerId, UUID leadId, Instant occurredAt) {
        this();
        create(id, new ContactCreated(Normal.details(given), ownerId, leadId, occurredAt));
    }

    @CommandHandler
    void changeDetails(ChangeContactDetails command, Context context, Accounts accounts, Claims claims) {
        requireActive();
        ContactDetails changed = customized(Normal.details(command.change().apply(details), details), details, context);
        Instant occurredAt = context.at(command.occurredAt());
        UUID nextOwner = context.nextOwner(ownerId, command.ownerId(), occurredAt);
        if (!changed.accountIds().equals(details.accountIds())) {
            ContactRule.UNKNOWN_ACCOUNT.check(accounts.exist(added(changed.accountIds()), context));
        }
        context.requireColleague(changed.sponsorId(), details.sponsorId(), "sponsorId", occurredAt);
        if (!changed.equals(details)) {
            ExternalIds.of(claims, kind(), id()).change(details.externalIds(), changed.externalIds());
            record(new ContactDetailsChanged(changed, occurredAt));
        }
        if (!nextOwner.equals(ownerId)) {
            record(new ContactAssigned(nextOwner, ownerId, occurredAt));
        }
    }

    /** Those it has are kept by who may not know of them, too. */
    private List<UUID> added(List<UUID> accountIds) {
        return accountIds.stream().filter(id -> !details.accountIds().contains(id)).toList();
    }

    @CommandHandler
    void classify(ClassifyContact command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requireActive();
        Classification changed = classification.changedTo(command.wanted());
        if (!changed.equals(classification)) {
            record(new ContactClassified(changed.lifecycle().code(), changed.tier().code(), command.wanted().reason(),
                    classification.lifecycle().code(), classification.tier().code(), occurredAt));
        }
    }

    @CommandHandler
    void merge(MergeContacts command, Context context, OtherContacts others) {
        Instant occurredAt = context.at(command.occurredAt());
        requireActive();
        ContactRule.MERGED_WITH_ITSELF.check(!command.duplicateId().equals(id()));
        if (!duplicates.contains(command.duplicateId())) {
            others.change(command.duplicateId(), duplicate -> {
                duplicate.requireReadable(context);
                duplicate.requireMayChange(context);
                duplicate.requireActive();
                duplicate.record(new ContactMergedInto(id(), occurredAt));
            });
            record(new ContactMerged(command.duplicateId(), occurredAt));
        }
    }

    @CommandHandler
    void unmerge(UnmergeContacts command, Context context, OtherContacts others) {
        Instant occurredAt = context.at(command.occurredAt());
        requireActive();
        ContactRule.CONTACT_NOT_MERGED.check(duplicates.contains(command.duplicateId()));
        others.change(command.duplicateId(), duplicate -> {
            duplicate.requireMayChange(context);
            ContactRule.CONTACT_ERASED.check(!duplicate.erased);
            duplicate.record(new ContactUnmergedFrom(id(), occurredAt));
        });
        record(new ContactUnmerged(command.duplicateId(), occurredAt));
    }

    @CommandHandler
    void recordConsent(RecordConsent command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requirePresent();
        Consent consent = command.consent();
        if (command.given() && !isSaid(consent, consentsGiven, consentsWithdrawn)) {
            record(new ConsentGiven(consent.purpose(), consent.channel(), command.evidence(), occurredAt));
        }
        // A no that follows no yes is kept too: it says that the contact was asked and objects.
        if (!command.given() && !isSaid(consent, consentsWithdrawn, consentsGiven)) {
            record(new ConsentWithdrawn(consent.purpose(), consent.channel(), occurredAt));
        }
    }

    /** A word on all channels says something new as long as one of them has it otherwise. */
    private static boolean isSaid(Consent consent, Set<Consent> alike, Set<Consent> otherwise) {
        return alike.contains(consent) && otherwise.stream().noneMatch(consent::covers);
    }

    private static void say(Consent consent, Set<Consent> alike, Set<Consent> otherwise) {
        otherwise.stream().filter(consent::covers).forEach(alike::add);
        otherwise.removeIf(consent::covers);
        alike.add(consent);
    }

    /**
     * Records that the contact is to be forgotten, together with the duplicates merged into it; they are the same
     * person. Events that are stored and published already keep their personal values, readable as before: this is a
     * fact for consumers to act on, by itself it destroys nothing.
     */
    @CommandHandler
    void erase(EraseContact command, Context context, OtherContacts others, Claims claims) {
        Instant occurredAt = context.at(command.occurredAt());
        ContactRule.CONTACT_ERASED.check(!erased);
        eraseWithDuplicates(command.reason(), occurredAt, others, claims, context);
    }

    private void eraseWithDuplicates(String reason, Instant occurredAt, OtherContacts others, Claims claims,
            Context context) {
        if (!erased) {
            for (UUID duplicateId : List.copyOf(duplicates)) {
                others.change(duplicateId,
                        duplicate -> duplicate.eraseWithDuplicates(reason, occurredAt, others, claims, context));
            }
            ExternalIds.of(claims, kind(), id()).change(details.externalIds(), null);
            context.customFields().forget(kind(), id());
            record(new ContactErased(reason, occurredAt));
        }
    }

    /** Becomes the contact of a lead that is converted in the same transaction. */
    void join(@Nullable UUID accountId, Context context, Instant occurredAt) {
        requireReadable(context);
        requireActive();
        if (accountId != null && !details.accountIds().contains(accountId) && context.mayChange(kind(), facts())) {
            List<UUID> accountIds = Stream.concat(details.accountIds().stream(), Stream.of(accountId)).toList();
            record(new ContactDetailsChanged(Details.with(details, "accountIds", accountIds), occurredAt));
        }
    }

    /** One that the caller may not know of is not there. */
    private void requireReadable(Context context) {
        ContactRule.UNKNOWN_CONTACT.check(context.mayRead(kind(), facts()));
    }

    private void requireActive() {
        requirePresent();
        requireNotArchived();
    }

    private void requirePresent() {
        ContactRule.CONTACT_ERASED.check(!erased);
        ContactRule.CONTACT_MERGED.check(survivorId == null);
    }

    @CommandHandler
    void changeKinds(ChangeContactKinds command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requireActive();
        List<String> added = command.add().stream().distinct().filter(kind -> !kinds.contains(kind)).toList();
        List<String> removed = command.remove().stream().distinct()
                .filter(kind -> kinds.contains(kind) && !command.add().contains(kind)).toList();
        if (!added.isEmpty() || !removed.isEmpty()) {
            record(new ContactKindsChanged(added, removed, occurredAt));
        }
    }

    @CommandHandler
    void recordNeed(RecordContactNeed command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requireActive();
        needs.requireRoom();
        record(new NeedRecorded(command.needId(), Normal.details(command.need()), occurredAt));
        WriteOutcome.current().answer("needId", command.needId());
    }

    @CommandHandler
    void closeNeed(CloseContactNeed command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requireActive();
        if (needs.isClosedBy(command.needId(), command.outcome())) {
            record(new NeedClosed(command.needId(), command.outcome(), occurredAt));
        }
    }

    @CommandHandler
    void tag(TagContact command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requireActive();
        tag(command.add(), command.remove(), (added, removed) -> new ContactTagged(added, removed, occurredAt));
    }

    @CommandHandler
    void archive(ArchiveContact command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requirePresent();
        archive(true, () -> new ContactArchived(Normal.text(command.reason()), occurredAt));
    }

    @CommandHandler
    void restore(RestoreContact command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requirePresent();
        archive(false, () -> new ContactRestored(occurredAt));
    }

    @CommandHandler
    void share(ShareContact command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        requireActive();
        share(command.terms(), context, occurredAt, share -> new ContactShared(share.id(), share.with(), share.level(),
                share.until(), occurredAt));
    }

    @CommandHandler
    void unshare(UnshareContact command, Context context) {
        Instant occurredAt = context.at(command.occurredAt());
        unshare(command.shareId(), () -> new ContactUnshared(command.shareId(), occurredAt));
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
    protected void authorize(Context context, Object command) {
        if (command instanceof EraseContact) {
            context.caller().require(Role.ADMIN, Role.MANAGER);
        }
        super.authorize(context, command);
    }

    @Override
    protected void when(ContactEvent event) {
        switch (event) {
            case ContactCreated created -> {
                details = created.details();
                ownerId = created.ownerId();
                classification = Classification.FIRST;
            }
            case ContactDetailsChanged changed -> details = changed.details();
            case ContactAssigned assigned -> ownerId = assigned.ownerId();
            case ContactClassified classified -> classification = Classification.of(classified.lifecycle(),
                    classified.tier());
            case ContactMerged merged -> duplicates.add(merged.duplicateId());
            case ContactMergedInto merged -> survivorId = merged.survivorId();
            case ContactUnmerged unmerged -> duplicates.remove(unmerged.duplicateId());
            case ContactUnmergedFrom unmerged -> survivorId = null;
            case ConsentGiven given -> say(new Consent(given.purpose(), given.channel()), consentsGiven,
                    consentsWithdrawn);
            case ConsentWithdrawn withdrawn -> say(new Consent(withdrawn.purpose(), withdrawn.channel()),
                    consentsWithdrawn, consentsGiven);
            case ContactErased gone -> erased = true;
            case NeedRecorded recorded -> needs.recorded(recorded.needId());
            case NeedClosed gone -> needs.closed(gone.needId(), gone.outcome());
            case ContactKindsChanged changed -> {
                kinds.removeAll(changed.removed());
                kinds.addAll(changed.added());
            }
            case ContactTagged _,ContactShared _,ContactUnshared _,ContactArchived _,ContactRestored _ -> {
                // What happens to all kinds of records alike is kept for all of them.
            }
        }
    }
}
