package dev.rapport.systemtests.journey;

import static dev.rapport.driver.Json.money;
import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Today 13: a company that moved in has a past; what happened in 2017 was told today. */
class MovedInIT {
    private static Api admin;
    private static UUID pipeline;
    private static UUID account;
    private static UUID seller;
    private static UUID bridge;
    private static final String TEAM = Ids.unique("North ");

    @BeforeAll
    static void moveIn() {
        Rapport rapport = Rapport.shared();
        admin = rapport.as(Person.ADMIN);
        pipeline = Records.pipeline(admin).id();
        seller = admin.post("/api/employees", object("name", "Seller", "email", Ids.unique("seller") + "@example.com",
                "role", "rep", "team", TEAM, "occurredAt", "2015-01-01T00:00:00Z")).is(201).id();
        // Every service knows the seller.
        rapport.settle();
        account = Records.account(admin, Ids.unique("Moved in "), "ownerId", seller, "occurredAt",
                "2015-06-01T00:00:00Z").id();

        bridge = deal("Bridge", "1000.00", "2017-01-10T00:00:00Z");
        step(bridge, "move", "2017-03-01T00:00:00Z", "stage", "offer");
        step(bridge, "win", "2017-06-30T00:00:00Z");
        UUID tunnel = deal("Tunnel", "500.00", "2017-02-01T00:00:00Z");
        step(tunnel, "lose", "2017-08-15T00:00:00Z", "reason", "price");
        UUID road = deal("Road", "250.50", "2017-11-01T00:00:00Z");
        step(road, "move", "2018-01-15T00:00:00Z", "stage", "sign");
        step(road, "win", "2018-02-01T00:00:00Z");
        deal("Harbour", "70.00", "2018-03-01T00:00:00Z");
        rapport.settle();
    }

    private static UUID deal(String title, String amount, String at) {
        return Records.deal(admin, account, title, "pipelineId", pipeline, "amount", money(amount, "EUR"), "ownerId",
                seller, "occurredAt", at).id();
    }

    private static void step(UUID deal, String step, String at, Object... more) {
        var body = object("occurredAt", at);
        body.putAll(object(more));
        admin.post("/api/deals/" + deal + "/" + step, body).is(200);
    }

    private static JsonNode get(String path, String asOf) {
        return admin.get(path + "&pipelineId=" + pipeline + "&time=occurred&asOf=" + asOf).is(200).json();
    }

    @Test
    void thePipelineIsWhatItWas() {
        assertThat(figures(get("/api/reports/pipeline?", "2016-12-31").path("total"))).isEqualTo("0 []");
        assertThat(figures(get("/api/reports/pipeline?", "2017-02-15").path("total"))).isEqualTo("2 [1500.00]");
        JsonNode end = get("/api/reports/pipeline?", "2017-12-31");
        assertThat(figures(end.path("total"))).isEqualTo("1 [250.50]");
        assertThat(end.path("total").path("weighted").path(0).path("amount").asString()).isEqualTo("25.05");
        // Since 2017-11-01, to the end of the day.
        assertThat(end.path("stages").path(0).path("averageAgeDays").decimalValue()).isEqualByComparingTo("61.00");
        assertThat(figures(get("/api/reports/forecast?", "2017-12-31").path("total"))).isEqualTo("1 [250.50]");
        assertThat(figures(admin.get("/api/reports/pipeline?pipelineId=" + pipeline + "&asOf=2018-01-01").is(200)
                .json().path("total"))).isEqualTo("0 []");
    }

    private static String figures(JsonNode figures) {
        return figures.path("count").asInt() + " "
                + figures.path("value").valueStream().map(sum -> sum.path("amount").asString()).toList();
    }

    @Test
    void theFunnelIsWhatItWas() {
        JsonNode stages = get("/api/reports/funnel?", "2017-12-31").path("stages");

        assertThat(stages.path(0).path("entered").asInt()).isEqualTo(3);
        assertThat(stages.path(0).path("advanced").asInt()).isEqualTo(1);
        assertThat(stages.path(0).path("lost").asInt()).isEqualTo(1);
        assertThat(stages.path(0).path("open").asInt()).isEqualTo(1);
        assertThat(stages.path(1).path("entered").asInt()).isEqualTo(1);
        assertThat(stages.path(1).path("won").asInt()).isEqualTo(1);
    }

    @Test
    void whatWasWonIn2017IsWhatItWasThen() {
        JsonNode total = get("/api/reports/won?from=2017-01-01&to=2017-12-31&team="
                + TEAM.replace(" ", "%20"), "2017-12-31").path("total");

        assertThat(total.path("won").asInt()).isEqualTo(1);
        assertThat(total.path("lost").asInt()).isEqualTo(1);
        assertThat(total.path("value").path(0).path("amount").asString()).isEqualTo("1000.00");
        assertThat(total.path("winRate").decimalValue()).isEqualByComparingTo("0.5");
        // From 2017-01-10 to 2017-06-30.
        assertThat(total.path("medianCycleDays").asInt()).isEqualTo(171);
    }

    @Test
    void aDealThatWasWonIn2017IsWonAsOf2018ByTheClockOfTheBusinessAlone() {
        String deals = "/api/deals?count=true&status=won";

        assertThat(get(deals, "2018-01-01").path("total").asInt()).isEqualTo(1);
        assertThat(get(deals, "2018-01-01").path("items").path(0).path("title").asString()).isEqualTo("Bridge");
        assertThat(admin.get(deals + "&pipelineId=" + pipeline + "&time=recorded&asOf=2018-01-01").is(200).json()
                .path("total").asInt()).isZero();
        JsonNode april = admin.get("/api/deals/" + bridge + "?time=occurred&asOf=2017-04-01").is(200).json();
        assertThat(april.path("stage").asString()).isEqualTo("offer");
        assertThat(april.path("status").asString()).isEqualTo("open");
        admin.get("/api/deals/" + bridge + "?asOf=2018-01-01").is(404);
    }

    @Test
    void aCustomerIsSeenAsItWas() {
        String customer = "/api/customers/" + account;
        JsonNode totals = admin.get(customer + "?time=occurred&asOf=2017-12-31").is(200).json().path("totals");

        assertThat(totals.path("openDeals").asInt()).isEqualTo(1);
        assertThat(totals.path("wonDeals").asInt()).isEqualTo(1);
        assertThat(totals.path("lostDeals").asInt()).isEqualTo(1);
        assertThat(totals.path("wonValue").path(0).path("amount").asString()).isEqualTo("1000.00");
        assertThat(admin.get(customer + "/timeline?time=occurred&asOf=2017-01-31").is(200).json().path("items"))
                .extracting(item -> item.path("event").asString()).containsExactly("DealCreated", "AccountCreated");
        assertThat(admin.get(customer + "/timeline?asOf=2017-01-31").is(200).json().path("items")).isEmpty();
    }
}
