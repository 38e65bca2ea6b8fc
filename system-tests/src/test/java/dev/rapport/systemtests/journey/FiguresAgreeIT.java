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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was entered, and every report of it, tell the same. */
class FiguresAgreeIT {
    private static Rapport rapport;
    private static Api rep;
    private static UUID pipeline;
    private static UUID account;
    private static UUID buyer;
    private static UUID engineer;
    private static Answer beforeReopening;
    private static String betweenWrites = "";

    @BeforeAll
    static void deals() {
        rapport = Rapport.shared();
        rep = rapport.as(Person.REP);
        pipeline = Records.pipeline(rapport.as(Person.ADMIN)).id();
        account = Records.account(rep, Ids.unique("Account ")).id();
        buyer = Records.contact(rep, "The Buyer", "accountIds", List.of(account)).id();
        engineer = Records.contact(rep, "The Engineer", "accountIds", List.of(account)).id();

        deal(buyer, "1000.00", "EUR", "2027-01-15");
        move(deal(buyer, "500.00", "EUR", "2027-01-31"), "offer");
        move(deal(account, "90000", "JPY", "2027-02-01"), "sign");
        deal(engineer, null, "", null);
        UUID won = move(deal(engineer, "250.50", "EUR", "2026-12-01"), "offer");
        rep.post("/api/deals/" + won + "/win").is(200);
        UUID lost = deal(engineer, "70.00", "USD", null);
        rep.post("/api/deals/" + lost + "/lose", object("reason", "price")).is(200);
        UUID again = move(deal(account, "30.00", "USD", "2027-03-01"), "offer");
        beforeReopening = rep.post("/api/deals/" + again + "/lose", object("reason", "timing")).is(200);
        rapport.settle();
        betweenWrites = rep.getAfter(beforeReopening, report("pipeline")).json().path("asOf").asString();
        rep.post("/api/deals/" + again + "/reopen").is(200);
        Records.interaction(rep, buyer, "phone", "2026-10-01T08:00:00Z");
        Records.interaction(rep, engineer, "visit", "2026-10-03T08:00:00Z");
        Records.interaction(rep, account, "email", "2026-10-02T08:00:00Z");
        rapport.settle();
    }

    private static UUID deal(UUID customer, @org.jspecify.annotations.Nullable String amount, String currency,
            @org.jspecify.annotations.Nullable String expectedClose) {
        Map<String, Object> more = new TreeMap<>(Map.of("pipelineId", pipeline));
        if (amount != null) {
            more.put("amount", money(amount, currency));
        }
        if (expectedClose != null) {
            more.put("expectedClose", expectedClose);
        }
        Map<String, Object> body = object("title", "Deal over " + amount, "customerId", customer);
        body.putAll(more);
        return rep.post("/api/deals", body).is(201).id();
    }

    private static UUID move(UUID deal, String stage) {
        rep.post("/api/deals/" + deal + "/move", object("stage", stage)).is(200);
        return deal;
    }

    private static String report(String name) {
        return "/api/reports/" + name + "?pipelineId=" + pipeline;
    }

    @Test
    void thePipelineHoldsTheOpenDealsByStageAndCurrency() {
        JsonNode report = rep.get(report("pipeline")).is(200).json();

        JsonNode talk = stage(report, "talk");
        JsonNode offer = stage(report, "offer");
        JsonNode sign = stage(report, "sign");
        assertThat(List.of(talk.path("count").asInt(), offer.path("count").asInt(), sign.path("count").asInt()))
                .containsExactly(2, 2, 1);
        assertThat(sums(talk.path("value"))).isEqualTo(Map.of("EUR", decimal("1000.00")));
        assertThat(sums(talk.path("weighted"))).isEqualTo(Map.of("EUR", decimal("100.00")));
        assertThat(sums(offer.path("value"))).isEqualTo(Map.of("EUR", decimal("500.00"), "USD", decimal("30.00")));
        assertThat(sums(offer.path("weighted"))).isEqualTo(Map.of("EUR", decimal("250.00"), "USD", decimal("15.00")));
        assertThat(sums(sign.path("weighted"))).isEqualTo(Map.of("JPY", decimal("81000")));
        assertThat(report.path("total").path("count").asInt()).isEqualTo(5);
        assertThat(sums(report.path("total").path("value")))
                .isEqualTo(Map.of("EUR", decimal("1500.00"), "USD", decimal("30.00"), "JPY", decimal("90000")));
    }

    @Test
    void thePipelineIsToldAsItWasBeforeTheDealWasReopened() {
        JsonNode report = rep.get(report("pipeline") + "&asOf=" + betweenWrites).is(200).json();

        assertThat(report.path("total").path("count").asInt()).isEqualTo(4);
        assertThat(sums(report.path("total").path("value")))
                .isEqualTo(Map.of("EUR", decimal("1500.00"), "JPY", decimal("90000")));
    }

    @Test
    void theForecastHoldsTheSameDealsByMonth() {
        JsonNode report = rep.get(report("forecast") + "&by=month").is(200).json();

        Map<String, Integer> counts = new TreeMap<>();
        report.path("periods").forEach(
                period -> counts.put(period.path("start").asString(), period.path("count").asInt()));
        assertThat(counts).isEqualTo(Map.of("2027-01-01", 2, "2027-02-01", 1, "2027-03-01", 1));
        assertThat(report.path("undated").path("count").asInt()).isEqualTo(1);
        JsonNode total = rep.get(report("pipeline")).json().path("total");
        assertThat(report.path("total").path("count").asInt()).isEqualTo(total.path("count").asInt());
        assertThat(sums(report.path("total").path("value"))).isEqualTo(sums(total.path("value")));
        assertThat(sums(report.path("total").path("weighted"))).isEqualTo(sums(total.path("weighted")));
    }

    @Test
    void theFunnelCountsEveryStayOfADealOnce() {
        JsonNode report = rep.get(report("funnel")).is(200).json();

        assertThat(funnel(report, "talk")).containsExactly(7, 4, 1, 2);
        assertThat(funnel(report, "offer")).containsExactly(3, 0, 0, 2);
        assertThat(funnel(report, "sign")).containsExactly(1, 0, 0, 1);
        assertThat(stage(report, "offer").path("won").asInt()).isEqualTo(1);
        assertThat(stage(report, "talk").path("failureRate").decimalValue()).isEqualByComparingTo("0.1429");
    }

    private static List<Integer> funnel(JsonNode report, String key) {
        JsonNode stage = stage(report, key);
        return List.of(stage.path("entered").asInt(), stage.path("advanced").asInt(), stage.path("lost").asInt(),
                stage.path("open").asInt());
    }

    @Test
    void theAccountRollsUpWhatBelongsToItsContacts() {
        JsonNode ofBuyer = totals(buyer);
        JsonNode ofEngineer = totals(engineer);
        JsonNode ofAccount = totals(account);

        assertThat(ofBuyer.path("openDeals").asInt()).isEqualTo(2);
        assertThat(ofEngineer.path("openDeals").asInt()).isEqualTo(1);
        assertThat(ofAccount.path("openDeals").asInt()).isEqualTo(5);
        assertThat(ofAccount.path("wonDeals").asInt()).isEqualTo(1);
        assertThat(ofAccount.path("lostDeals").asInt()).isEqualTo(1);
        assertThat(sums(ofAccount.path("openValue"))).isEqualTo(
                sums(rep.get(report("pipeline")).json().path("total").path("value")));
        assertThat(sums(ofAccount.path("wonValue"))).isEqualTo(Map.of("EUR", decimal("250.50")));
        assertThat(ofAccount.path("interactions").asInt()).isEqualTo(3);
        assertThat(ofAccount.path("lastInteractionAt").asString()).isEqualTo("2026-10-03T08:00:00Z");
        assertThat(ofBuyer.path("interactions").asInt()).isEqualTo(1);
    }

    @Test
    void listsAgreeWithTheReports() {
        assertThat(count("status=open")).isEqualTo(5);
        assertThat(count("status=won")).isEqualTo(1);
        assertThat(count("status=lost")).isEqualTo(1);
        assertThat(count("stage=offer&status=open")).isEqualTo(2);
        assertThat(rep.all("/api/deals?limit=2&pipelineId=" + pipeline)).hasSize(7)
                .doesNotHaveDuplicates();
    }

    private static int count(String filter) {
        return rep.get("/api/deals?limit=1&count=true&pipelineId=" + pipeline + "&" + filter).is(200).json()
                .path("total").asInt();
    }

    @Test
    void aMergedDuplicateCountsForTheSurvivorUntilItIsUnmerged() {
        UUID survivor = Records.contact(rep, "Survivor").id();
        UUID duplicate = Records.contact(rep, "Duplicate").id();
        Records.deal(rep, duplicate, "Of the duplicate", "amount", money("10.00", "EUR"));
        Answer logged = Records.interaction(rep, duplicate, "chat", "2026-09-01T08:00:00Z");
        rapport.settle();
        assertThat(rep.getAfter(logged, "/api/customers/" + survivor).json().path("totals").path("openDeals").asInt())
                .isZero();

        Answer merged = rep.post("/api/contacts/" + survivor + "/merge", object("duplicateId", duplicate)).is(200);

        JsonNode together = rep.getAfter(merged, "/api/customers/" + survivor).json();
        assertThat(together.path("totals").path("openDeals").asInt()).isEqualTo(1);
        assertThat(together.path("totals").path("interactions").asInt()).isEqualTo(1);
        assertThat(rep.get("/api/contacts/" + duplicate).is(200).json().path("mergedInto").asString())
                .isEqualTo(survivor.toString());

        Answer unmerged = rep.post("/api/contacts/" + survivor + "/unmerge", object("duplicateId", duplicate)).is(200);

        assertThat(rep.getAfter(unmerged, "/api/customers/" + survivor).json().path("totals").path("openDeals").asInt())
                .isZero();
        assertThat(rep.getAfter(unmerged, "/api/customers/" + duplicate).json().path("totals").path("openDeals")
                .asInt()).isEqualTo(1);
    }

    /** Today 7: what one projection knows of a merge, all know. */
    @Test
    void everyViewListAndSearchShowsAMergedPersonOnce() {
        String name = Ids.unique("Merged");
        UUID employer = Records.account(rep, Ids.unique("Employer ")).id();
        UUID survivor = Records.contact(rep, name + " A").id();
        UUID duplicate = Records.contact(rep, name + " B", "accountIds", List.of(employer), "phone", "+66812345671")
                .id();
        Records.deal(rep, survivor, "Of A");
        Records.deal(rep, duplicate, "Of B");
        Records.interaction(rep, duplicate, "phone", "2026-09-01T08:00:00Z");
        rep.post("/api/contacts/" + survivor + "/merge", object("duplicateId", duplicate)).is(200);
        rapport.settle();

        for (UUID customer : List.of(survivor, employer)) {
            JsonNode view = rep.get("/api/customers/" + customer).is(200).json();
            assertThat(view.path("totals").path("deals").asInt()).isEqualTo(2);
            assertThat(view.path("totals").path("interactions").asInt()).isEqualTo(1);
            assertThat(total("/api/deals?customerId=" + customer)).isEqualTo(2);
            assertThat(total("/api/interactions?customerId=" + customer)).isEqualTo(1);
        }
        JsonNode contacts = rep.get("/api/customers/" + employer).json().path("contacts");
        assertThat(contacts).hasSize(1);
        assertThat(contacts.path(0).path("id").asString()).isEqualTo(survivor.toString());
        assertThat(total("/api/contacts?q=" + name)).isEqualTo(1);
        assertThat(total("/api/contacts?status=merged&q=" + name)).isEqualTo(1);
        assertThat(found(name)).containsExactly(survivor);
        assertThat(found(name + " B")).containsExactly(survivor);
    }

    private static int total(String list) {
        return rep.get(list + "&count=true&limit=1").is(200).json().path("total").asInt();
    }

    @Test
    void everyLanguageFindsItsPeople() {
        String marker = Ids.unique("x");
        Answer english = Records.contact(rep, "Katherine Shaughnessy", "jobTitle", marker);
        Answer chinese = Records.contact(rep, "王小明", "jobTitle", "采购经理 " + marker);
        Answer thai = Records.contact(rep, "สมชาย ใจดี", "jobTitle", "ผู้จัดการฝ่ายจัดซื้อ " + marker);
        rapport.settle();

        assertThat(found("shaughnessy")).contains(english.id());
        assertThat(found("小明")).contains(chinese.id());
        assertThat(found("ใจดี")).contains(thai.id());
        assertThat(found("จัดซื้อ")).contains(thai.id());
        assertThat(found("采购")).contains(chinese.id());
    }

    private static List<UUID> found(String words) {
        List<UUID> ids = new ArrayList<>();
        rep.get("/api/search?limit=200&q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))
                .is(200).json().path("items").forEach(item -> ids.add(UUID.fromString(item.path("id").asString())));
        return ids;
    }

    private static JsonNode totals(UUID customer) {
        return rep.get("/api/customers/" + customer).is(200).json().path("totals");
    }

    private static JsonNode stage(JsonNode report, String key) {
        for (JsonNode stage : report.path("stages")) {
            if (stage.path("stage").asString().equals(key)) {
                return stage;
            }
        }
        throw new AssertionError("no stage " + key + " in " + report);
    }

    private static Map<String, BigDecimal> sums(JsonNode sums) {
        Map<String, BigDecimal> byCurrency = new TreeMap<>();
        sums.forEach(sum -> byCurrency.put(sum.path("currency").asString(), decimal(sum.path("amount").asString())));
        return byCurrency;
    }

    private static BigDecimal decimal(String amount) {
        return new BigDecimal(amount).stripTrailingZeros();
    }
}
