package dev.rapport.deal.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.People;
import dev.rapport.common.testing.Topics;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.deal.pipeline.DefaultPipeline;
import dev.rapport.deal.support.DealServer;
import dev.rapport.deal.support.Leads;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.field.Details;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lead converted with a deal: the deal is opened once, whatever comes again and whatever fails. */
class ConvertedLeadsIT {

    private static WriteService service;

    @BeforeAll
    static void start() {
        service = DealServer.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theDealThatWasAskedForIsOpenedBeforeItsContactIsKnown() {
        Leads lead = Leads.converted(null).publish();

        awaitDealOf(lead);
        Awaitility.await().untilAsserted(() -> assertThat(Topics.of("rapport.deal", lead.dealId())).singleElement()
                .satisfies(opened -> {
                    assertThat(opened.data()).isEqualTo(new DealCreated(
                            Details.of(DealDetails.class, "title", "Carts", "amount", Leads.AMOUNT, "expectedClose",
                                    Leads.CLOSE),
                            lead.contactId(), null,
                            DefaultPipeline.ID, "first-meeting", People.REP.employeeId(), lead.id(),
                            lead.conversion().data().occurredAt()));
                    assertThat(opened.causationId()).isEqualTo(lead.conversion().id().toString());
                    assertThat(opened.correlationId()).isEqualTo(lead.conversion().correlationId());
                    assertThat(opened.actor()).isEqualTo("deal-service");
                }));
    }

    @Test
    void whatIsDeliveredAgainOpensNothingAgain() {
        Leads lead = Leads.converted(null).publish();
        awaitDealOf(lead);

        lead.publish().publish();
        Leads after = Leads.converted(null).publish();

        awaitDealOf(after);
        afterAllOf(lead);
        assertThat(service.events(lead.dealId())).containsExactly("DealCreated");
    }

    @Test
    void aDealInAPipelineNobodyKnowsGoesToTheDefaultPipeline() {
        Leads lead = Leads.converted(UUID.randomUUID()).publish();

        awaitDealOf(lead);
        assertThat(service.texts("select pipeline_id from open_deal_stage where deal_id = ?", lead.dealId()))
                .containsExactly(DefaultPipeline.ID.toString());
    }

    @Test
    void aDealGoesToThePipelineThatWasAskedFor() {
        UUID pipeline = service.post(People.MANAGER, "/api/pipelines", """
                {"name":"Partners","stages":[{"key":"open","name":"Open","probability":"0.1"}]}""").id();
        Leads lead = Leads.converted(pipeline).publish();

        awaitDealOf(lead);
        assertThat(service.texts("select stage from open_deal_stage where deal_id = ?", lead.dealId()))
                .containsExactly("open");
    }

    @Test
    void noDealIsOpenedWhenNoneWasAskedFor() {
        Leads lead = Leads.convertedWithoutDeal().publish();

        afterAllOf(lead);
        assertThat(service.texts("select aggregate_id from event where data ->> 'leadId' = ?", lead.id().toString()))
                .isEmpty();
    }

    @Test
    void aDealOpenedWithoutThatBeingNotedIsNotOpenedAgain() {
        Leads lead = Leads.converted(null);
        lead.events().subList(0, 2).forEach(Topics::publish);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> noted(lead).equals(List.of("1")));
        service.jdbc().execute("""
                create function refuse() returns trigger language plpgsql as
                $$ begin raise exception 'not noted' using errcode = '53100'; end $$""");
        service.jdbc().execute("""
                create trigger refuse before insert or update on projection_sequence
                for each row when (new.projection = 'converted-leads') execute function refuse()""");
        try {
            Topics.publish(lead.conversion());
            awaitDealOf(lead);
            assertThat(noted(lead)).containsExactly("1");
        } finally {
            service.jdbc().execute("drop trigger refuse on projection_sequence");
            service.jdbc().execute("drop function refuse");
        }

        afterAllOf(lead);
        assertThat(service.events(lead.dealId())).containsExactly("DealCreated");
    }

    @Test
    void aDealThatCannotBeStoredForAWhileIsOpenedLater() {
        service.jdbc().execute("""
                create function full_disk() returns trigger language plpgsql as
                $$ begin raise exception 'full' using errcode = '53100'; end $$""");
        service.jdbc().execute(
                "create trigger full_disk before insert on event for each row execute function full_disk()");
        Leads lead;
        try {
            lead = Leads.converted(null).publish();
            Awaitility.await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4))
                    .until(() -> service.events(lead.dealId()).isEmpty() && !noted(lead).equals(List.of("2")));
        } finally {
            service.jdbc().execute("drop trigger full_disk on event");
            service.jdbc().execute("drop function full_disk");
        }

        awaitDealOf(lead);
        assertThat(service.texts("select reason from parked_event")).isEmpty();
    }

    @Test
    void readingEverythingAgainFromTheBeginningOpensNothingAgain() {
        Leads lead = Leads.converted(null).publish();
        awaitDealOf(lead);
        afterAllOf(lead);
        long before = service.events();

        service.jdbc().execute("""
                with gone as (delete from projection_sequence where projection = 'converted-leads'),
                     forgotten as (delete from projection_checkpoint where projection = 'converted-leads')
                delete from projection_copy where projection = 'converted-leads'""");

        afterAllOf(lead);
        assertThat(service.events()).isEqualTo(before);
    }

    private static void awaitDealOf(Leads lead) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(service.events(lead.dealId())).containsExactly("DealCreated"));
    }

    /** Waits until the lead's last event has been handled and that has been noted. */
    private static void afterAllOf(Leads lead) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> noted(lead).equals(List.of("2")));
    }

    private static List<String> noted(Leads lead) {
        return service.texts(
                "select sequence from projection_sequence where projection = 'converted-leads' and aggregate_id = ?",
                lead.id());
    }
}
