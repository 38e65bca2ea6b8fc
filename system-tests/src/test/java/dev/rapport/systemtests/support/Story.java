package dev.rapport.systemtests.support;

import static dev.rapport.driver.Json.money;
import static dev.rapport.driver.Json.object;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Things that happen in a company, told through the public API. */
public final class Story {
    private Story() {}

    /** Everything the catalogue of events knows happens at least once. */
    public static void everyKindOfEvent(Rapport rapport) {
        Api admin = rapport.as(Person.ADMIN);
        Api rep = rapport.as(Person.REP);
        staffAndPipelines(admin);
        leads(rep);
        customers(rep, admin);
        deals(rep);
        views(rep);
        notices(rep, admin);
        rules(admin);
        records(rep);
        definitions(admin);
    }

    /** What happens to records of several kinds alike. */
    private static void records(Api rep) {
        UUID contact = Records.contact(rep, "Many Things").id();
        UUID account = Records.account(rep, Ids.unique("Many Things ")).id();
        List<String> paths = List.of("/api/leads/" + Records.lead(rep, "Many Things").id(), "/api/contacts/" + contact,
                "/api/accounts/" + account, "/api/deals/" + Records.deal(rep, contact, "Many Things").id());
        for (String path : paths) {
            rep.post(path + "/tags", object("add", List.of("VIP"))).is(200);
            Answer shared = rep.post(path + "/share", object("with", object("employeeId", Person.REP2.id()), "level",
                    "read")).is(200);
            rep.post(path + "/unshare", object("shareId", shared.json().path("shareId").asString())).is(200);
            if (path.startsWith("/api/leads") || path.startsWith("/api/deals")) {
                rep.post(path + "/next-step", object("what", "Call", "dueOn", "2026-11-20")).is(200);
                rep.post(path + "/next-step/done", object()).is(200);
            } else {
                Answer need = rep.post(path + "/needs", object("kind", "goal", "text", "Grow"));
                rep.post(path + "/needs/" + need.json().path("needId").asString() + "/close",
                        object("outcome", "met")).is(200);
            }
            if (!path.startsWith("/api/deals")) {
                rep.post(path + "/archive", object("reason", "Entered twice")).is(200);
                rep.post(path + "/restore", object()).is(200);
            }
        }
        rep.post("/api/contacts/" + contact + "/kinds", object("add", List.of("subscriber"))).is(200);
    }

    /** What a company says of its records. */
    private static void definitions(Api admin) {
        Answer source = admin.post("/api/sources", object("key", Ids.unique("fair-"), "name", "Fair")).is(201);
        admin.patch("/api/sources/" + source.id(), object("active", false)).is(200);
        Answer field = admin.post("/api/custom-fields", object("entity", "deal", "key", Ids.unique("told"), "label",
                "Told", "type", "integer", "personal", false)).is(201);
        admin.patch("/api/custom-fields/" + field.id(), object("label", "Told again")).is(200);
        admin.post("/api/custom-fields/" + field.id() + "/archive", object()).is(200);
        admin.post("/api/custom-fields/" + field.id() + "/restore", object()).is(200);
    }

    private static void rules(Api admin) {
        Answer rule = admin.post("/api/rules", object("kind", "retention", "entity", "contact", "name",
                Ids.unique("Keep "), "order", 1, "when", object("field", "updatedAt", "op", "olderThanDays", "value",
                        3650),
                "then", object("suggest", "archive"))).is(201);
        admin.patch("/api/rules/" + rule.id(), object("order", 2)).is(200);
        admin.post("/api/rules/" + rule.id() + "/activate").is(200);
        admin.post("/api/rules/" + rule.id() + "/retire").is(200);
    }

    private static void staffAndPipelines(Api admin) {
        Answer hired = admin.post("/api/employees", object("name", "Nok New", "email",
                Ids.unique("nok") + "@rapport.example", "role", "rep", "managerId", Person.MANAGER.id())).is(201);
        admin.patch("/api/employees/" + hired.id(), object("team", "North")).is(200);
        admin.post("/api/employees/" + hired.id() + "/deactivate", object("reason", "Left")).is(200);
        admin.post("/api/employees/" + hired.id() + "/reactivate", object("reason", "Back")).is(200);
        Answer pipeline = Records.pipeline(admin);
        admin.patch("/api/pipelines/" + pipeline.id(), object("name", Ids.unique("Renamed "))).is(200);
    }

    private static void leads(Api rep) {
        convertedLead(rep);
        Answer other = Records.lead(rep, "Somebody Else");
        rep.post("/api/leads/" + other.id() + "/disqualify", object("reason", "No need")).is(200);
        rep.post("/api/leads/" + other.id() + "/reopen").is(200);
        Answer handedOver = Records.lead(rep, "Handed Over");
        rep.post("/api/leads/" + handedOver.id() + "/assign", object("ownerId", Person.REP2.id())).is(200);
    }

    /** A lead on its whole way to a customer with a deal that can be read. */
    public static Answer convertedLead(Api rep) {
        Answer lead = Records.lead(rep, "Preecha Suk", "organisation", Ids.unique("Organisation "), "email",
                Ids.unique("preecha") + "@example.com", "phone", "+66812345678", "source", "web");
        rep.patch("/api/leads/" + lead.id(), object("interest", "Cold chain")).is(200);
        rep.post("/api/leads/" + lead.id() + "/qualify", object("note", "Has a budget")).is(200);
        Answer converted = rep.post("/api/leads/" + lead.id() + "/convert", object("deal",
                object("title", "Pilot", "amount", money("1250.00", "EUR"), "expectedClose", "2027-01-15"))).is(200);
        rep.getAfter(converted, "/api/deals/" + converted.id("dealId"));
        return lead;
    }

    private static void customers(Api rep, Api admin) {
        Answer account = Records.account(rep, Ids.unique("Account "), "industry", "logistics");
        rep.patch("/api/accounts/" + account.id(), object("website", "https://example.com")).is(200);
        rep.post("/api/accounts/" + account.id() + "/classify", object("lifecycle", "prospect", "tier", "key")).is(200);
        rep.patch("/api/accounts/" + account.id(), object("ownerId", Person.REP2.id())).is(200);
        Answer contact = Records.contact(rep, "Malee Dee", "accountIds", List.of(account.id()), "language", "th");
        rep.patch("/api/contacts/" + contact.id(), object("jobTitle", "Buyer")).is(200);
        rep.post("/api/contacts/" + contact.id() + "/classify", object("lifecycle", "prospect")).is(200);
        rep.post("/api/contacts/" + contact.id() + "/consents", object("purpose", "newsletter", "given", true)).is(200);
        rep.post("/api/contacts/" + contact.id() + "/consents", object("purpose", "newsletter", "given", false))
                .is(200);
        Answer duplicate = Records.contact(rep, "Malee D.");
        rep.post("/api/contacts/" + contact.id() + "/merge", object("duplicateId", duplicate.id())).is(200);
        rep.post("/api/contacts/" + contact.id() + "/unmerge", object("duplicateId", duplicate.id())).is(200);
        Records.interaction(rep, contact.id(), "phone", "2026-01-05T10:00:00Z", "summary", "First call");
        rep.patch("/api/contacts/" + duplicate.id(), object("ownerId", Person.REP2.id())).is(200);
        admin.post("/api/contacts/" + duplicate.id() + "/erase", object("reason", "Asked for it")).is(200);
    }

    private static void deals(Api rep) {
        Answer contact = Records.contact(rep, "Deal Maker");
        Answer deal = Records.deal(rep, contact.id(), "Warehouse", "amount", money("900.00", "THB"));
        rep.patch("/api/deals/" + deal.id(), object("expectedClose", "2027-02-01")).is(200);
        rep.post("/api/deals/" + deal.id() + "/move", object("stage", "proposal")).is(200);
        rep.post("/api/deals/" + deal.id() + "/lose", object("reason", "price")).is(200);
        rep.post("/api/deals/" + deal.id() + "/reopen").is(200);
        rep.post("/api/deals/" + deal.id() + "/win").is(200);
        Answer handedOver = Records.deal(rep, contact.id(), "Handed over");
        rep.patch("/api/deals/" + handedOver.id(), object("ownerId", Person.REP2.id())).is(200);
    }

    private static void views(Api rep) {
        Answer view = rep.post("/api/views", object("entity", "lead", "name", Ids.unique("Mine "), "columns",
                List.of("name", "status"), "sort", "-createdAt", "shared", false)).is(201);
        rep.patch("/api/views/" + view.id(), object("shared", true)).is(200);
        rep.post("/api/views/" + view.id() + "/archive").is(200);
    }

    private static void notices(Api rep, Api admin) {
        UUID contact = Records.contact(rep, "Followed Closely").id();
        rep.post("/api/contacts/" + contact + "/follow").is(200);
        for (int i = 0; i < 2; i++) {
            Records.interaction(admin, contact, "phone", "2026-01-05T10:00:00Z");
            JsonNode notices = Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                    () -> rep.get("/api/notices?state=unread&aboutId=" + contact).is(200).json().path("items"),
                    found -> !found.isEmpty());
            Answer read = rep.post("/api/notices/" + notices.get(0).path("id").asString() + "/read").is(200);
            rep.getAfter(read, "/api/notices");
        }
        rep.post("/api/contacts/" + contact + "/unfollow").is(200);
        rep.post("/api/contacts/" + contact + "/follow").is(200);
    }
}
