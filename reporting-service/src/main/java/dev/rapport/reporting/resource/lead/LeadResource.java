package dev.rapport.reporting.resource.lead;

import static dev.rapport.reporting.resource.Sentences.because;
import static dev.rapport.reporting.resource.Sentences.inWords;
import static dev.rapport.reporting.resource.Sentences.quoted;

import dev.rapport.events.employee.Role;
import dev.rapport.events.lead.LeadArchived;
import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
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
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads: people who may become customers. */
@Component
final class LeadResource extends Resource<LeadEvent> {

    LeadResource() {
        super("lead", "leads", LeadEvent.class, 13);
        detail("name").searched().sorted().caseless();
        detail("organisation").searched().filtered().sorted().caseless();
        detail("email").searched().filtered();
        detail("phone").searched().filtered();
        detail("source").filtered();
        detail("interest").searched();
        detail("website").searched().filtered().sorted().caseless();
        detail("givenName");
        detail("familyName").filtered().sorted().caseless();
        detail("romanisedName").searched();
        detail("jobTitle").searched();
        detail("department").filtered().caseless();
        detail("territory").filtered().sorted();
        detail("language").filtered();
        detail("timeZone");
        detail("budget").filtered().sorted();
        detail("purchasingPower").filtered().sorted();
        detail("campaignId").filtered();
        detail(CUSTOM).searched();
        detail("emails");
        part("emails.address").searched();
        part("emails.kind");
        detail("phones");
        part("phones.number").searched();
        part("phones.kind");
        located();
        knownElsewhere();
        planned("new", "qualified");
        field("ownerId").filtered().given();
        choice("status", "new", "qualified", "disqualified", "converted").means("How far it has come").filtered()
                .sorted();
        field("contactId");
        field("accountId");
        field("dealId");
        tagged();
        shareable();
        archivable();
        can("patch").whileIs("status", "new", "qualified");
        can("assign").whileIs("status", "new", "qualified");
        can("qualify").whileIs("status", "new", "qualified");
        can("disqualify").whileIs("status", "new", "qualified", "disqualified");
        can("reopen").whileIs("status", "disqualified");
        can("convert").whileIs("status", "qualified").by(Role.ADMIN, Role.MANAGER, Role.REP);
        can("share");
        can("unshare");
        can("tags");
        can("archive");
        canArchived("restore");
        titled("name");
        isCustomer();
        isPerson("contactId");
    }

    @Override
    protected Told on(LeadEvent event) {
        return switch (event) {
            case LeadCreated e ->
                set(e.details()).and("ownerId", e.ownerId()).and("tags", List.of()).and(SHARES, List.of())
                        .and(ARCHIVED, false).and("status", "new").and("nextStep", null)
                        .and("contactId", null).and("accountId", null).and("dealId", null)
                        .saying(() -> "Lead created: " + inWords(e.details().name(), e.details().organisation(),
                                e.details().source() == null ? null : "from " + e.details().source()));
            case LeadDetailsChanged e -> set(e.details()).saying(
                    () -> "Lead details changed: " + inWords(e.details().name(), e.details().organisation()));
            case LeadAssigned e -> set("ownerId", e.ownerId()).saying("Lead given to another owner");
            case LeadQualified e -> set("status", "qualified").saying(() -> "Lead qualified" + because(e.note()));
            case LeadDisqualified e -> set("status", "disqualified")
                    .saying(() -> "Lead disqualified" + because(e.reason()));
            case LeadReopened e -> set("status", e.status()).saying("Lead taken up again");
            case LeadConverted e -> set("status", "converted").and("contactId", e.contactId())
                    .and("accountId", e.accountId()).and("dealId", e.dealId())
                    .concerning(e.contactId(), e.accountId())
                    .saying(() -> e.deal() == null
                            ? "Lead converted"
                            : "Lead converted, with the deal " + quoted(e.deal().title()));
            case LeadTagged e -> told().tagging(e);
            case LeadShared e -> told().sharing(e);
            case LeadUnshared e -> told().unsharing(e);
            case NextStepSet e -> told().planning(e);
            case NextStepDone e -> told().planning(e);
            case LeadArchived e -> told().archiving(e, e.reason());
            case LeadRestored e -> told().archiving(e, null);
        };
    }
}
