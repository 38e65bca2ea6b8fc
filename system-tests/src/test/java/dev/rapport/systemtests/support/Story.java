package dev.rapport.systemtests.support;

import static dev.rapport.systemtests.support.Json.money;
import static dev.rapport.systemtests.support.Json.object;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Things that happen in a company, told through the public API. */
public final class Story {
    /** Stages of the default pipeline, in order. */
    public static final List<String> STAGES = List.of("first-meeting", "opportunity-found", "opportunity-confirmed",
            "needs-clarified", "proposal", "commitment", "acceptance", "payment");

    private Story() {}

    /** An id as the services make them: UUIDv7, ordered by time. */
    public static UUID newId() {
        UUID random = UUID.randomUUID();
        long time = System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0x0fff;
        return new UUID(time, random.getLeastSignificantBits());
    }

    /** What nobody else has. */
    public static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    public static Answer contact(Api api, String name, Object... more) {
        Map<String, Object> body = object("name", name);
        body.putAll(object(more));
        return api.post("/api/contacts", body).is(201);
    }

    public static Answer account(Api api, String name, Object... more) {
        Map<String, Object> body = object("name", name);
        body.putAll(object(more));
        return api.post("/api/accounts", body).is(201);
    }

    public static Answer deal(Api api, UUID customerId, String title, Object... more) {
        Map<String, Object> body = object("title", title, "customerId", customerId);
        body.putAll(object(more));
        return api.post("/api/deals", body).is(201);
    }

    public static Answer interaction(Api api, UUID customerId, String channel, String occurredAt, Object... more) {
        Map<String, Object> body = object("customerId", customerId, "channel", channel, "direction", "outbound",
                "occurredAt", occurredAt);
        body.putAll(object(more));
        return api.post("/api/interactions", body).is(201);
    }

    /** A pipeline that nobody else uses, so that its figures can be told in advance. */
    public static Answer pipeline(Api api) {
        List<Map<String, Object>> stages = List.of(object("key", "talk", "name", "Talk", "probability", "0.10"),
                object("key", "offer", "name", "Offer", "probability", "0.50"),
                object("key", "sign", "name", "Sign", "probability", "0.90"));
        return api.post("/api/pipelines", object("name", unique("Pipeline "), "stages", stages)).is(201);
    }

    /** Everything the catalogue of events knows happens at least once. */
    public static void everyKindOfEvent(Rapport rapport) {
        Api admin = rapport.as(Person.ADMIN);
        Api rep = rapport.as(Person.REP);
        staffAndPipelines(admin);
        leads(rep);
        customers(rep, admin);
        deals(rep);
    }

    private static void staffAndPipelines(Api admin) {
        Answer hired = admin.post("/api/employees", object("name", "Nok New", "email",
                unique("nok") + "@rapport.example", "role", "rep", "managerId", Person.MANAGER.id())).is(201);
        admin.patch("/api/employees/" + hired.id(), object("team", "North")).is(200);
        admin.post("/api/employees/" + hired.id() + "/deactivate", object("reason", "Left")).is(200);
        Answer pipeline = pipeline(admin);
        admin.patch("/api/pipelines/" + pipeline.id(), object("name", unique("Renamed "))).is(200);
    }

    private static void leads(Api rep) {
        convertedLead(rep);
        Answer other = rep.post("/api/leads", object("name", "Somebody Else")).is(201);
        rep.post("/api/leads/" + other.id() + "/disqualify", object("reason", "No need")).is(200);
        Answer handedOver = rep.post("/api/leads", object("name", "Handed Over")).is(201);
        rep.post("/api/leads/" + handedOver.id() + "/assign", object("ownerId", Person.REP2.id())).is(200);
    }

    /** A lead on its whole way to a customer with a deal that can be read. */
    public static Answer convertedLead(Api rep) {
        Answer lead = rep.post("/api/leads", object("name", "Preecha Suk", "organisation", unique("Organisation "),
                "email", unique("preecha") + "@example.com", "phone", "+66812345678", "source", "web")).is(201);
        rep.patch("/api/leads/" + lead.id(), object("interest", "Cold chain")).is(200);
        rep.post("/api/leads/" + lead.id() + "/qualify", object("note", "Has a budget")).is(200);
        Answer converted = rep.post("/api/leads/" + lead.id() + "/convert", object("deal",
                object("title", "Pilot", "amount", money("1250.00", "EUR"), "expectedClose", "2027-01-15"))).is(200);
        rep.getAfter(converted, "/api/deals/" + converted.id("dealId"));
        return lead;
    }

    private static void customers(Api rep, Api admin) {
        Answer account = account(rep, unique("Account "), "industry", "logistics");
        rep.patch("/api/accounts/" + account.id(), object("website", "https://example.com")).is(200);
        rep.post("/api/accounts/" + account.id() + "/classify", object("lifecycle", "prospect", "tier", "key")).is(200);
        rep.patch("/api/accounts/" + account.id(), object("ownerId", Person.REP2.id())).is(200);
        Answer contact = contact(rep, "Malee Dee", "accountIds", List.of(account.id()), "language", "th");
        rep.patch("/api/contacts/" + contact.id(), object("jobTitle", "Buyer")).is(200);
        rep.post("/api/contacts/" + contact.id() + "/classify", object("lifecycle", "prospect")).is(200);
        rep.post("/api/contacts/" + contact.id() + "/consents", object("purpose", "newsletter", "given", true)).is(200);
        rep.post("/api/contacts/" + contact.id() + "/consents", object("purpose", "newsletter", "given", false))
                .is(200);
        Answer duplicate = contact(rep, "Malee D.");
        rep.post("/api/contacts/" + contact.id() + "/merge", object("duplicateId", duplicate.id())).is(200);
        rep.post("/api/contacts/" + contact.id() + "/unmerge", object("duplicateId", duplicate.id())).is(200);
        interaction(rep, contact.id(), "phone", "2026-01-05T10:00:00Z", "summary", "First call");
        rep.patch("/api/contacts/" + duplicate.id(), object("ownerId", Person.REP2.id())).is(200);
        admin.post("/api/contacts/" + duplicate.id() + "/erase", object("reason", "Asked for it")).is(200);
    }

    private static void deals(Api rep) {
        Answer contact = contact(rep, "Deal Maker");
        Answer deal = deal(rep, contact.id(), "Warehouse", "amount", money("900.00", "THB"));
        rep.patch("/api/deals/" + deal.id(), object("expectedClose", "2027-02-01")).is(200);
        rep.post("/api/deals/" + deal.id() + "/move", object("stage", "proposal")).is(200);
        rep.post("/api/deals/" + deal.id() + "/lose", object("reason", "price")).is(200);
        rep.post("/api/deals/" + deal.id() + "/reopen").is(200);
        rep.post("/api/deals/" + deal.id() + "/win").is(200);
        Answer handedOver = deal(rep, contact.id(), "Handed over");
        rep.patch("/api/deals/" + handedOver.id(), object("ownerId", Person.REP2.id())).is(200);
    }
}
