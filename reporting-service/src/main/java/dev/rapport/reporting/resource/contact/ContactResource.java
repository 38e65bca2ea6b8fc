package dev.rapport.reporting.resource.contact;

import static dev.rapport.reporting.resource.Sentences.because;
import static dev.rapport.reporting.resource.Sentences.inWords;

import dev.rapport.events.contact.ConsentGiven;
import dev.rapport.events.contact.ConsentWithdrawn;
import dev.rapport.events.contact.ContactArchived;
import dev.rapport.events.contact.ContactAssigned;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
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
import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.customer.Tier;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Contacts: people we have a relationship with. */
@Component
final class ContactResource extends Resource<ContactEvent> {

    ContactResource() {
        super("contact", "contacts", ContactEvent.class, 12);
        detail("name").searched().sorted().caseless();
        detail("email").searched().filtered();
        detail("phone").searched().filtered();
        detail("jobTitle").searched();
        detail("language").filtered();
        detail("territory").filtered();
        detail("source").filtered();
        detail("accountIds").filteredAs("accountId");
        detail("givenName");
        detail("familyName").filtered().sorted().caseless();
        detail("romanisedName").searched();
        detail("salutation");
        detail("nameOrder");
        detail("department").filtered().caseless();
        detail("birthDate").filtered().sorted();
        detail("gender").filtered();
        detail("occupation").filtered().caseless();
        detail("education").filtered().caseless();
        detail("region").filtered().caseless();
        detail("timeZone");
        detail("preferredChannel").filtered();
        detail("loyaltyCard").searched();
        detail("sponsorId").filtered();
        detail("approach").searched();
        detail(CUSTOM).searched();
        detail("emails");
        part("emails.address").searched();
        part("emails.kind");
        detail("phones");
        part("phones.number").searched();
        part("phones.kind");
        located();
        detail("handles");
        part("handles.network");
        part("handles.handle").searched();
        knownElsewhere();
        field("ownerId").filtered().given();
        field("leadId").filtered();
        field("lifecycle").always().filtered().sorted();
        field("tier").always().filtered().sorted();
        listOf("memberships", Membership.class).means("The accounts it has belonged to, each since when");
        listOf("consents", Consent.class).means("What the person agreed to, and what not any more");
        choice("status", "active", "merged", "erased")
                .means("Whether it is in use, a duplicate of another contact, or forgotten").filtered();
        reference("mergedInto", "contact").means("Of a duplicate, the contact it was merged into").optional();
        listOf(FieldType.REFERENCE, "mergedIds", "contact").means("The duplicates that were merged into it");
        choices("kinds", Kinds.all()).means("What the person is to us").filtered();
        needing();
        tagged();
        shareable();
        archivable();
        can("patch").whileIs("status", "active");
        can("classify").whileIs("status", "active");
        can("merge").whileIs("status", "active");
        can("unmerge").whileIs("status", "active");
        can("consents").whileIs("status", "active");
        can("erase").whileIs("status", "active", "merged").by(Role.ADMIN, Role.MANAGER);
        canArchived("erase").whileIs("status", "active", "merged").by(Role.ADMIN, Role.MANAGER);
        can("share").whileIs("status", "active");
        can("unshare").whileIs("status", "active");
        can("tags").whileIs("status", "active");
        can("archive").whileIs("status", "active");
        canArchived("restore").whileIs("status", "active");
        titled("name");
        isCustomer();
        isPerson();
        // A duplicate is part of who it was merged into.
        follows("mergedInto");
    }

    @Override
    protected Told on(ContactEvent event) {
        return switch (event) {
            case ContactCreated e ->
                set(e.details()).and("ownerId", e.ownerId()).and("tags", List.of()).and(SHARES, List.of())
                        .and("needs", List.of()).and("kinds", List.of())
                        .and(ARCHIVED, false).and("leadId", e.leadId())
                        .and("lifecycle", Lifecycle.POTENTIAL.code()).and("tier", Tier.NORMAL.code())
                        .changing("memberships", AccountHistory.belonging(e.details().accountIds(), e.occurredAt()))
                        .and("consents", List.of()).and("status", "active").and("mergedInto", null)
                        .and("mergedIds", List.of())
                        .saying(() -> "Contact created: " + inWords(e.details().name(), e.details().jobTitle(),
                                e.leadId() == null ? null : "from a lead"));
            case ContactDetailsChanged e -> set(e.details())
                    .changing("memberships", AccountHistory.belonging(e.details().accountIds(), e.occurredAt()))
                    .saying(() -> "Contact details changed: " + inWords(e.details().name(), e.details().jobTitle()));
            case ContactAssigned e -> set("ownerId", e.ownerId()).saying("Contact given to another owner");
            case ContactClassified e -> set("lifecycle", e.lifecycle()).and("tier", e.tier())
                    .changing("kinds", Kinds.following(e.lifecycle())).saying(
                            () -> "Classified as %s, %s%s".formatted(e.lifecycle(), e.tier(), because(e.reason())));
            case ContactMerged e -> told().adding("mergedIds", e.duplicateId())
                    .saying("A duplicate was merged into this contact");
            case ContactMergedInto e -> set("status", "merged").and("mergedInto", e.survivorId())
                    .saying("Merged into another contact");
            case ContactUnmerged e -> told().removing("mergedIds", e.duplicateId())
                    .saying("A merged duplicate was separated again");
            case ContactUnmergedFrom _ -> set("status", "active").and("mergedInto", null)
                    .saying("Separated again from the contact it was merged into");
            case ConsentGiven e -> consent(e.purpose(), e.channel(), true, e.occurredAt())
                    .saying(() -> "Consent given: " + inWords(e.purpose(), e.channel()));
            case ConsentWithdrawn e -> consent(e.purpose(), e.channel(), false, e.occurredAt())
                    .saying(() -> "Consent withdrawn: " + inWords(e.purpose(), e.channel()));
            case ContactErased _ -> set("status", RecordDocument.ERASED).forgetting("leadId")
                    .saying("Personal data erased");
            case ContactTagged e -> told().tagging(e);
            case ContactShared e -> told().sharing(e);
            case ContactUnshared e -> told().unsharing(e);
            case NeedRecorded e -> told().needing(e.needId(), e.need(), e.occurredAt());
            case NeedClosed e -> told().closingNeed(e.needId(), e.outcome(), e.occurredAt());
            case ContactKindsChanged e -> told().changing("kinds", Kinds.said(e)).saying(() -> "Kinds changed: "
                    + Stream.concat(e.added().stream().map(kind -> "+" + kind),
                            e.removed().stream().map(kind -> "−" + kind)).collect(Collectors.joining(", ")));
            case ContactArchived e -> told().archiving(e, e.reason());
            case ContactRestored e -> told().archiving(e, null);
        };
    }

    /** The last word on each purpose and channel counts; a word without channel is one on all of them. */
    private static Told consent(String purpose, @Nullable String channel, boolean given, Instant at) {
        return told().changing("consents", consents -> {
            var said = new ArrayList<Object>();
            for (Object consent : consents) {
                if (!(consent instanceof Map<?, ?> known) || !purpose.equals(known.get("purpose"))) {
                    said.add(consent);
                } else if (!Objects.equals(channel, known.get("channel"))) {
                    boolean contradicted = channel == null && !Objects.equals(given, known.get("given"));
                    said.add(contradicted ? consent(purpose, known.get("channel"), given, at.toString()) : known);
                }
            }
            said.add(consent(purpose, channel, given, at.toString()));
            return said;
        });
    }

    private static Map<String, @Nullable Object> consent(String purpose, @Nullable Object channel, boolean given,
            String since) {
        var consent = new LinkedHashMap<String, @Nullable Object>();
        consent.put("purpose", purpose);
        consent.put("channel", channel);
        consent.put("given", given);
        consent.put("since", since);
        return consent;
    }
}
