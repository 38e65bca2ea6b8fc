package dev.rapport.reporting.record;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.events.lead.LeadQualified;

/** Leads. */
final class LeadFold {

    private LeadFold() {}

    static Fields fold(Fields lead, LeadEvent event) {
        return switch (event) {
            case LeadCreated created -> details(lead, created.name(), created.organisation(), created.email(),
                    created.phone(), created.source(), created.interest()).with("ownerId", created.ownerId())
                    .with("status", "new").with("contactId", null).with("accountId", null).with("dealId", null);
            case LeadDetailsChanged changed -> details(lead, changed.name(), changed.organisation(), changed.email(),
                    changed.phone(), changed.source(), changed.interest());
            case LeadAssigned assigned -> lead.with("ownerId", assigned.ownerId());
            case LeadQualified _ -> lead.with("status", "qualified");
            case LeadDisqualified _ -> lead.with("status", "disqualified");
            case LeadConverted converted -> lead.with("status", "converted").with("contactId", converted.contactId())
                    .with("accountId", converted.accountId()).with("dealId", converted.dealId());
        };
    }

    private static Fields details(Fields lead, String name, @Nullable String organisation, @Nullable String email,
            @Nullable String phone, @Nullable String source, @Nullable String interest) {
        return lead.with("name", name).with("organisation", organisation).with("email", email).with("phone", phone)
                .with("source", source).with("interest", interest);
    }
}
