package dev.rapport.reporting.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

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

/** Contacts. */
final class ContactFold {

    private ContactFold() {}

    static Fields fold(Fields contact, ContactEvent event) {
        return switch (event) {
            case ContactCreated created -> details(contact, created.name(), created.email(), created.phone(),
                    created.jobTitle(), created.language(), created.territory(), created.source(),
                    created.accountIds()).with("ownerId", created.ownerId()).with("leadId", created.leadId())
                    .with("lifecycle", "potential").with("tier", "normal").with("consents", List.of())
                    .with("status", "active").with("mergedInto", null).with("mergedIds", List.of());
            case ContactDetailsChanged changed -> details(contact, changed.name(), changed.email(), changed.phone(),
                    changed.jobTitle(), changed.language(), changed.territory(), changed.source(),
                    changed.accountIds());
            case ContactAssigned assigned -> contact.with("ownerId", assigned.ownerId());
            case ContactClassified classified -> contact.with("lifecycle", classified.lifecycle()).with("tier",
                    classified.tier());
            case ContactMerged merged -> contact.withList("mergedIds", ids -> {
                ids.add(merged.duplicateId().toString());
                return ids;
            });
            case ContactUnmerged unmerged -> contact.withList("mergedIds", ids -> {
                ids.remove(unmerged.duplicateId().toString());
                return ids;
            });
            case ContactMergedInto merged -> contact.with("status", "merged").with("mergedInto", merged.survivorId());
            case ContactUnmergedFrom _ -> contact.with("status", "active").with("mergedInto", null);
            case ConsentGiven given -> consent(contact, given.purpose(), given.channel(), true, given.occurredAt()
                    .toString());
            case ConsentWithdrawn withdrawn -> consent(contact, withdrawn.purpose(), withdrawn.channel(), false,
                    withdrawn.occurredAt().toString());
            case ContactErased _ -> Redaction.redact("contact", contact).with("status", "erased");
        };
    }

    private static Fields details(Fields contact, String name, @Nullable String email, @Nullable String phone,
            @Nullable String jobTitle, @Nullable String language, @Nullable String territory, @Nullable String source,
            List<UUID> accountIds) {
        return contact.with("name", name).with("email", email).with("phone", phone).with("jobTitle", jobTitle)
                .with("language", language).with("territory", territory).with("source", source)
                .with("accountIds", accountIds);
    }

    /** The last word on each purpose and channel counts. */
    private static Fields consent(Fields contact, String purpose, @Nullable String channel, boolean given, String at) {
        return contact.withList("consents", consents -> {
            consents.removeIf(consent -> consent instanceof Map<?, ?> known && purpose.equals(known.get("purpose"))
                    && Objects.equals(channel, known.get("channel")));
            var consent = new LinkedHashMap<String, @Nullable Object>();
            consent.put("purpose", purpose);
            consent.put("channel", channel);
            consent.put("given", given);
            consent.put("since", at);
            consents.add(consent);
            return consents;
        });
    }
}
