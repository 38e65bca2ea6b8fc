package dev.rapport.reporting.resource;

import static dev.rapport.reporting.support.Given.euro;
import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.contact.ConsentGiven;
import dev.rapport.events.contact.ConsentWithdrawn;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmerged;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.EmployeeReactivated;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadAssigned;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.LeadDetailsChanged;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.events.lead.LeadReopened;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestResources;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordFoldTest {

    private static final Instant AT = Instant.parse("2026-02-01T08:00:00Z");

    private final History history = new History();
    private final UUID id = id();

    private RecordDocument after(DomainEvent... events) {
        RecordDocument document = null;
        for (var event : events) {
            document = TestResources.ALL.fold(document, history.record(id, event));
        }
        return Objects.requireNonNull(document);
    }

    private static @Nullable Object field(RecordDocument document, String name) {
        return document.fields().asMap().get(name);
    }

    @Test
    void aRecordSaysWhenItHappenedAndWhenItWasRecorded() {
        var lead = after(Given.lead("Somchai", "Acme", null, null, AT), new LeadAssigned(Given.ROSA, Given.REN, AT));
        assertThat(lead.createdAt()).isEqualTo(AT);
        assertThat(lead.updatedAt()).isEqualTo(history.now());
        assertThat(lead.version()).isEqualTo(1);
        assertThat(lead.answer()).containsEntry("id", id.toString()).containsEntry("version", 1L)
                .containsEntry("ownerId", Given.ROSA.toString()).containsEntry("email", null);
    }

    @Test
    void aConvertedLeadNamesWhatItBecame() {
        var contact = id();
        var deal = id();
        var lead = after(Given.lead("Somchai", null, null, null, AT),
                new LeadDetailsChanged(Details.of(LeadDetails.class, "name", "Somchai Jaidee", "organisation", "Acme"),
                        AT),
                new LeadConverted(contact, null, deal, null, Given.REN, AT));
        assertThat(lead.fields().text("name")).isEqualTo("Somchai Jaidee");
        assertThat(lead.fields().text("status")).isEqualTo("converted");
        assertThat(lead.fields().id("contactId")).isEqualTo(contact);
        assertThat(lead.fields().id("accountId")).isNull();
        assertThat(lead.fields().id("dealId")).isEqualTo(deal);
    }

    private static DealCreated deal() {
        return new DealCreated(
                Details.of(DealDetails.class, "title", "Deal", "amount", euro("1250.00"), "expectedClose",
                        LocalDate.of(2027, 1, 15)),
                id(),
                null, Given.PIPELINE, "talk", Given.REN, null, AT);
    }

    @Test
    void aDealKnowsItsStageSinceWhenAndWhatBecameOfIt() {
        var later = AT.plus(Duration.ofDays(3));
        var moved = after(deal(), new StageChanged("talk", "offer", later));
        assertThat(moved.fields().text("stage")).isEqualTo("offer");
        assertThat(moved.fields().text("stageEnteredAt")).isEqualTo(later.toString());
        assertThat(field(moved, "amount")).isEqualTo(Map.of("amount", "1250.00", "currency", "EUR"));
        assertThat(field(moved, "expectedClose")).isEqualTo("2027-01-15");

        var won = TestResources.ALL.fold(moved, history.record(id, new DealWon("offer", later)));
        assertThat(won.fields().text("status")).isEqualTo("won");
        assertThat(won.fields().text("closedAt")).isEqualTo(later.toString());
    }

    @Test
    void aReopenedDealForgetsWhyItWasLost() {
        var deal = after(deal(), new DealLost("talk", "price", AT), new DealReopened("talk", AT));
        assertThat(deal.fields().text("status")).isEqualTo("open");
        assertThat(deal.fields().text("lostReason")).isNull();
        assertThat(deal.fields().text("closedAt")).isNull();
    }

    private static ContactCreated contact() {
        return Given.contact("Somchai", "s@example.com", "+66812345678", AT);
    }

    @Test
    void theLastWordOnAConsentCounts() {
        var contact = after(contact(), new ConsentGiven("newsletter", "email", null, AT),
                new ConsentGiven("newsletter", "phone", null, AT), new ConsentWithdrawn("newsletter", "email", AT));
        assertThat(field(contact, "consents")).isEqualTo(List.of(
                Map.of("purpose", "newsletter", "channel", "phone", "given", true, "since", AT.toString()),
                Map.of("purpose", "newsletter", "channel", "email", "given", false, "since", AT.toString())));
    }

    /** Today 5. */
    @Test
    void aWordOnAllChannelsIsOneOnEachOfThem() {
        var later = AT.plusSeconds(60);
        var contact = after(contact(), new ConsentGiven("newsletter", "email", null, AT),
                new ConsentGiven("offers", "email", null, AT), new ConsentWithdrawn("newsletter", null, later));
        assertThat(field(contact, "consents")).isEqualTo(List.of(consent("newsletter", "email", false, later),
                consent("offers", "email", true, AT), consent("newsletter", null, false, later)));

        var again = TestResources.ALL.fold(contact,
                history.record(id, new ConsentGiven("newsletter", null, null, later.plusSeconds(1))));
        assertThat(field(again, "consents")).isEqualTo(
                List.of(consent("newsletter", "email", true, later.plusSeconds(1)),
                        consent("offers", "email", true, AT),
                        consent("newsletter", null, true, later.plusSeconds(1))));
    }

    private static Map<String, @Nullable Object> consent(String purpose, @Nullable String channel, boolean given,
            Instant since) {
        var consent = new HashMap<String, @Nullable Object>();
        consent.put("purpose", purpose);
        consent.put("channel", channel);
        consent.put("given", given);
        consent.put("since", since.toString());
        return consent;
    }

    @Test
    void mergingAndUnmergingLeaveNoTrace() {
        var other = id();
        var survivor = after(contact(), new ContactMerged(other, AT));
        assertThat(survivor.fields().ids("mergedIds")).containsExactly(other);
        survivor = TestResources.ALL.fold(survivor, history.record(id, new ContactUnmerged(other, AT)));
        assertThat(survivor.fields().ids("mergedIds")).isEmpty();

        var duplicate = after(contact(), new ContactMergedInto(other, AT));
        assertThat(duplicate.fields().text("status")).isEqualTo("merged");
        assertThat(duplicate.fields().id("mergedInto")).isEqualTo(other);
        duplicate = TestResources.ALL.fold(duplicate, history.record(id, new ContactUnmergedFrom(other, AT)));
        assertThat(duplicate.fields().text("status")).isEqualTo("active");
        assertThat(duplicate.fields().id("mergedInto")).isNull();
    }

    @Test
    void anErasedContactKeepsNothingPersonal() {
        var contact = after(contact(), new ContactClassified("customer", "key", null, "potential", "normal", AT),
                new ContactErased("request", AT));
        assertThat(contact.fields().text("status")).isEqualTo("erased");
        assertThat(contact.fields().text("lifecycle")).isEqualTo("customer");
        assertThat(contact.answer().values()).doesNotContain("Somchai", "s@example.com", "+66812345678");
    }

    @Test
    void aDeactivatedEmployeeIsKept() {
        var employee = after(new EmployeeCreated(
                Details.of(EmployeeDetails.class, "name", "Ren", "email", "ren@example.com", "role", "rep", "managerId",
                        id()),
                AT),
                new EmployeeDeactivated(null, AT));
        assertThat(field(employee, "active")).isEqualTo(false);
        assertThat(employee.fields().text("name")).isEqualTo("Ren");
    }

    /** Today 11. */
    @Test
    void whoComesBackIsActive() {
        var employee = after(new EmployeeCreated(
                Details.of(EmployeeDetails.class, "name", "Ren", "email", "ren@example.com", "role", "rep", "managerId",
                        id()),
                AT),
                new EmployeeDeactivated(null, AT), new EmployeeReactivated(null, AT));
        assertThat(field(employee, "active")).isEqualTo(true);
    }

    /** Today 11. */
    @Test
    void aReopenedLeadStandsWhereItStood() {
        var lead = after(new LeadCreated(Details.of(LeadDetails.class, "name", "Somchai"), id(), AT),
                new LeadQualified(null, AT), new LeadDisqualified("no budget", AT), new LeadReopened("qualified", AT));
        assertThat(lead.fields().text("status")).isEqualTo("qualified");
    }

    @Test
    void aPipelineListsItsStagesInOrder() {
        var pipeline = after(Given.pipeline(AT));
        assertThat(field(pipeline, "stages")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .first().isEqualTo(Map.of("key", "talk", "name", "First talk", "probability", "0.1"));
        assertThat(field(pipeline, "defaultPipeline")).isEqualTo(true);
    }
}
