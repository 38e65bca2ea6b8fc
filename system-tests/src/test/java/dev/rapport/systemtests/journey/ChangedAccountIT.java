package dev.rapport.systemtests.journey;

import static dev.rapport.driver.Json.money;
import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Today 6: a contact changes from one account to another; what happened before stays where it was. */
class ChangedAccountIT {
    private static Api rep;
    private static UUID before;
    private static UUID after;
    private static UUID contact;
    private static UUID pipeline;

    @BeforeAll
    static void change() {
        Rapport rapport = Rapport.shared();
        rep = rapport.as(Person.REP);
        pipeline = Records.pipeline(rapport.as(Person.ADMIN)).id();
        before = Records.account(rep, Ids.unique("Old "), "occurredAt", "2026-01-01T00:00:00Z").id();
        after = Records.account(rep, Ids.unique("New "), "occurredAt", "2026-01-01T00:00:00Z").id();
        contact = Records.contact(rep, "Malee Changing", "accountIds", List.of(before), "occurredAt",
                "2026-01-02T00:00:00Z").id();
        UUID early = deal("Early", "100.00", "2026-02-01T00:00:00Z");
        Records.interaction(rep, contact, "phone", "2026-02-02T00:00:00Z");
        Answer changed = rep.patch("/api/contacts/" + contact,
                object("accountIds", List.of(after), "occurredAt", "2026-03-01T00:00:00Z")).is(200);
        rep.post("/api/deals/" + early + "/win", object("occurredAt", "2026-04-01T00:00:00Z")).is(200);
        rapport.settle();

        assertThat(rep.getAfter(changed, "/api/customers/" + after).json().path("totals").path("deals").asInt())
                .as("New begins empty").isZero();
        assertThat(rep.get("/api/deals?customerId=" + after).json().path("items").isEmpty()).isTrue();
        deal("Late", "7.00", "2026-05-01T00:00:00Z");
        Records.interaction(rep, contact, "email", "2026-05-02T00:00:00Z");
        Records.interaction(rep, contact, "chat", "2026-05-03T00:00:00Z");
        rapport.settle();
    }

    private static UUID deal(String title, String amount, String at) {
        return Records.deal(rep, contact, title, "pipelineId", pipeline, "amount", money(amount, "EUR"), "occurredAt",
                at).id();
    }

    private static UUID customer(String name) {
        return switch (name) {
            case "Old" -> before;
            case "New" -> after;
            default -> contact;
        };
    }

    /** The 360° view, both lists and the timeline are asked, now and as of some days by the clock of the business. */
    @ParameterizedTest
    @CsvSource({
            // customer, day,     deals, won, interactions, belongs there
            "Old,     now,        1,     1,   1,            false",
            "New,     now,        1,     0,   2,            true",
            "contact, now,        2,     1,   3,            ",
            "Old,     2026-02-15, 1,     0,   1,            true",
            "New,     2026-02-15, 0,     0,   0,            false",
            "Old,     2026-03-15, 1,     0,   1,            false",
            "New,     2026-03-15, 0,     0,   0,            true",
            "Old,     2026-04-15, 1,     1,   1,            false",
            "New,     2026-05-15, 1,     0,   2,            true",
            "contact, 2026-05-15, 2,     1,   3,            ",
    })
    void everyViewTellsTheSame(String name, String day, int deals, int won, int interactions,
            @org.jspecify.annotations.Nullable Boolean belongsThere) {
        UUID customer = customer(name);
        String asOf = day.equals("now") ? "" : "&time=occurred&asOf=" + day;

        JsonNode overview = rep.get("/api/customers/" + customer + "?" + asOf).is(200).json();
        assertThat(overview.path("totals").path("deals").asInt()).isEqualTo(deals);
        assertThat(overview.path("totals").path("wonDeals").asInt()).isEqualTo(won);
        assertThat(overview.path("totals").path("interactions").asInt()).isEqualTo(interactions);
        assertThat(overview.path("deals")).hasSize(deals);
        assertThat(overview.path("interactions")).hasSize(interactions);
        if (belongsThere != null) {
            assertThat(overview.path("contacts")).hasSize(belongsThere ? 1 : 0);
        }
        assertThat(count("/api/deals?customerId=" + customer + asOf)).isEqualTo(deals);
        assertThat(count("/api/deals?status=won&customerId=" + customer + asOf)).isEqualTo(won);
        assertThat(count("/api/interactions?customerId=" + customer + asOf)).isEqualTo(interactions);
        List<String> told = rep.all("/api/customers/" + customer + "/timeline?limit=50" + asOf).stream()
                .map(entry -> entry.path("event").asString()).toList();
        assertThat(told.stream().filter("DealCreated"::equals)).hasSize(deals);
        assertThat(told.stream().filter("DealWon"::equals)).hasSize(won);
        assertThat(told.stream().filter("InteractionLogged"::equals)).hasSize(interactions);
    }

    private static int count(String list) {
        return rep.get(list + "&count=true").is(200).json().path("total").asInt();
    }

    @Test
    void aDealOfAContactWithTwoAccountsCountsForTheOneThatItSays() {
        UUID one = Records.account(rep, Ids.unique("One ")).id();
        UUID other = Records.account(rep, Ids.unique("Other ")).id();
        UUID both = Records.contact(rep, "Malee Both", "accountIds", List.of(one, other)).id();
        Answer said = Records.deal(rep, both, "For the other", "accountId", other);
        Rapport.shared().settle();
        Answer unsaid = Records.deal(rep, both, "For the first");
        Rapport.shared().settle();

        assertThat(rep.get("/api/deals/" + said.id()).json().path("accountId").asString()).isEqualTo(other.toString());
        assertThat(rep.get("/api/deals/" + unsaid.id()).json().path("accountId").asString()).isEqualTo(one.toString());
        assertThat(count("/api/deals?accountId=" + other)).isEqualTo(1);
        for (UUID account : List.of(one, other)) {
            UUID deal = account.equals(one) ? unsaid.id() : said.id();
            JsonNode overview = rep.get("/api/customers/" + account).is(200).json();
            assertThat(overview.path("totals").path("deals").asInt()).isEqualTo(1);
            assertThat(overview.path("deals").path(0).path("id").asString()).isEqualTo(deal.toString());
            assertThat(count("/api/deals?customerId=" + account)).isEqualTo(1);
            assertThat(rep.all("/api/customers/" + account + "/timeline?types=deal&limit=50")).hasSize(1);
        }
        assertThat(count("/api/deals?customerId=" + both)).isEqualTo(2);
        Answer refused = rep.post("/api/deals", object("title", "For nobody", "customerId", both, "accountId", before));
        assertThat(refused.is(409).json().path("code").asString()).isEqualTo("not-an-account-of-the-customer");
    }

    /** Nothing of this was known in January: by the clock of recording there is nothing, and nobody is not there. */
    @Test
    void byTheClockOfRecordingNothingWasKnownThen() {
        rep.get("/api/customers/" + before + "?asOf=2026-02-15").is(404);
        assertThat(count("/api/deals?customerId=" + before + "&asOf=2026-02-15")).isZero();
    }

    @Test
    void whatWasWonWasWonWithTheOldAccount() {
        JsonNode groups = rep.get("/api/reports/won?groupBy=account&pipelineId=" + pipeline).is(200).json()
                .path("groups");

        assertThat(groups).hasSize(1);
        assertThat(groups.path(0).path("key").asString()).isEqualTo(before.toString());
    }

    @Test
    void theContactSaysWhereItHasBelonged() {
        JsonNode memberships = rep.get("/api/contacts/" + contact).is(200).json().path("memberships");

        assertThat(memberships).hasSize(2);
        assertThat(memberships.path(0).path("accountIds").path(0).asString()).isEqualTo(before.toString());
        assertThat(memberships.path(1).path("accountIds").path(0).asString()).isEqualTo(after.toString());
        assertThat(memberships.path(1).path("since").asString()).isEqualTo("2026-03-01T00:00:00Z");
    }
}
