package dev.rapport.localstack.demo;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the company of the demo records beside what every company does, and the lists that its people have saved. */
final class CompanyFields {
    private static final int RECORDS = 60;
    private static final List<String> TIERS = List.of("gold", "silver", "silver", "bronze", "bronze", "bronze");

    private final DemoWrites writes;

    CompanyFields(DemoWrites writes) {
        this.writes = writes;
    }

    void enter() {
        LocalDate today = LocalDate.ofInstant(writes.now(), ZoneOffset.UTC);
        Answer tier = define("contact", "loyaltyTier", "Loyalty tier", "会员等级", "ระดับสมาชิก", "choice", "options",
                List.of(option("gold", "Gold"), option("silver", "Silver"), option("bronze", "Bronze")));
        fill("contacts", tier, number -> Json.object("loyaltyTier", TIERS.get(number % TIERS.size())));
        Answer seats = define("account", "seats", "Seats", "席位数", "จำนวนที่นั่ง", "integer", "min", 0);
        fill("accounts", seats, number -> Json.object("seats", 5 + number * number));
        Answer renewal = define("deal", "renewsOn", "Renews on", "续约日期", "วันต่ออายุ", "date");
        fill("deals", renewal, number -> Json.object("renewsOn", today.plusDays(20L + 9L * number).toString()));
        view(Person.MANAGER, "contact", "Gold members", "loyaltyTier", "eq", "gold", List.of("name", "ownerId"));
        view(Person.MANAGER, "account", "More than 500 seats", "seats", "gt", 500, List.of("name", "territory"));
        view(Person.REP, "deal", "Renewals of this half-year", "renewsOn", "lte", today.plusDays(182).toString(),
                List.of("title", "amount", "stage"));
    }

    private static Map<String, Object> option(String key, String label) {
        return Json.object("key", key, "label", label);
    }

    private Answer define(String entity, String key, String label, String chinese, String thai, String type,
            Object... more) {
        Map<String, Object> body = Json.object("entity", entity, "key", key, "label", label, "labels",
                Json.object("zh", chinese, "th", thai), "type", type, "personal", false);
        body.putAll(Json.object(more));
        return writes.send(Person.ADMIN, "POST", "/api/custom-fields", body);
    }

    /** The newest records; each write waits until its service knows the field. */
    private void fill(String collection, Answer defined, IntFunction<Map<String, Object>> values) {
        int number = 0;
        for (JsonNode record : writes.items(Person.ADMIN,
                "/api/" + collection + "?sort=-createdAt&limit=" + RECORDS)) {
            writes.send(Person.ADMIN, "PATCH", "/api/" + collection + "/" + record.path("id").asString(),
                    Json.object("custom", values.apply(number)), Api.POSITION, defined.position());
            number++;
        }
    }

    private void view(Person owner, String entity, String name, String key, String operator, Object value,
            List<String> columns) {
        String field = "custom." + key;
        writes.send(owner, "POST", "/api/views", Json.object("entity", entity, "name", name, "where",
                Json.object("field", field, "op", operator, "value", value), "columns",
                Stream.concat(columns.stream(), Stream.of(field)).toList(), "sort", "-" + field, "shared",
                owner == Person.MANAGER));
    }
}
