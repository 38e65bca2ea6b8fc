package dev.rapport.reporting.resource.deal;

import static dev.rapport.reporting.resource.Sentences.because;
import static dev.rapport.reporting.resource.Sentences.inWords;
import static dev.rapport.reporting.resource.Sentences.money;
import static dev.rapport.reporting.resource.Sentences.quoted;
import static dev.rapport.reporting.resource.Sentences.words;

import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealNextStepDone;
import dev.rapport.events.deal.DealNextStepSet;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealShared;
import dev.rapport.events.deal.DealTagged;
import dev.rapport.events.deal.DealUnshared;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deals: what customers may buy. */
@Component
final class DealResource extends Resource<DealEvent> {

    DealResource() {
        super("deal", "deals", DealEvent.class, 11);
        detail("title").searched().sorted().caseless();
        field("customerId").required().filtered();
        field("accountId").given().filtered();
        field("pipelineId").given().filtered();
        field("stage").filtered().sorted();
        choice("status", "open", "won", "lost").means("Whether it goes on or how it ended").filtered().sorted();
        detail("amount").filtered().sorted();
        detail("expectedClose").filtered().sorted();
        detail("territory").filtered().sorted();
        detail(CUSTOM).searched();
        detail("kind").filtered();
        detail("source").filtered();
        detail("channel").filtered();
        detail("budget");
        detail("competitors").searched().filteredAs("competitor").caseless();
        detail("campaignId").filtered();
        detail("description").searched();
        knownElsewhere();
        field("ownerId").given().filtered();
        field("leadId").filtered();
        derived("lostReason", FieldType.PROSE).means("Why it was lost", "price").optional();
        derived("stageEnteredAt", FieldType.INSTANT).means("Since when it stands on its stage").filtered().sorted();
        derived("closedAt", FieldType.INSTANT).means("When it was won or lost").optional().filtered().sorted();
        planned("open");
        tagged();
        shareable();
        can("patch");
        can("move").whileIs("status", "open");
        can("win").whileIs("status", "open", "won");
        can("lose").whileIs("status", "open", "lost");
        can("reopen").whileIs("status", "won", "lost");
        can("share");
        can("unshare");
        can("tags");
        titled("title");
        customerIs("customerId");
        about("customerId", "leadId");
    }

    @Override
    protected Told on(DealEvent event) {
        return switch (event) {
            case DealCreated e -> set(e.details()).and("tags", List.of()).and(SHARES, List.of())
                    .and("customerId", e.customerId())
                    .and("accountId", e.accountId())
                    .and("pipelineId", e.pipelineId())
                    .and("status", "open").and("ownerId", e.ownerId()).and("leadId", e.leadId())
                    .and("lostReason", null).and("closedAt", null).and("stage", e.stage()).and("nextStep", null)
                    .and("stageEnteredAt", e.occurredAt())
                    .saying(() -> "Deal opened: " + inWords(quoted(e.details().title()), money(e.details().amount()),
                            "in " + words(e.stage())));
            case DealDetailsChanged e -> set(e.details()).saying(() -> "Deal details changed: "
                    + inWords(quoted(e.details().title()), money(e.details().amount())));
            case DealAssigned e -> set("ownerId", e.ownerId()).saying("Deal given to another owner");
            case StageChanged e -> set("stage", e.to()).and("stageEnteredAt", e.occurredAt())
                    .saying(() -> "Deal moved from %s to %s".formatted(words(e.from()), words(e.to())));
            case DealWon e -> set("stage", e.stage()).and("status", "won").and("closedAt", e.occurredAt())
                    .saying(() -> "Deal won in " + words(e.stage()));
            case DealLost e -> set("stage", e.stage()).and("status", "lost").and("lostReason", e.reason())
                    .and("closedAt", e.occurredAt())
                    .saying(() -> "Deal lost in " + words(e.stage()) + because(e.reason()));
            case DealReopened e -> set("stage", e.stage()).and("stageEnteredAt", e.occurredAt()).and("status", "open")
                    .and("lostReason", null).and("closedAt", null)
                    .saying(() -> "Deal reopened in " + words(e.stage()));
            case DealTagged e -> told().tagging(e);
            case DealShared e -> told().sharing(e);
            case DealUnshared e -> told().unsharing(e);
            case DealNextStepSet e -> told().planning(e);
            case DealNextStepDone e -> told().planning(e);
        };
    }
}
