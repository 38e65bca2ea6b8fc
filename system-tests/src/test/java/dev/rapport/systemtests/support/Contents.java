package dev.rapport.systemtests.support;

import dev.rapport.driver.Api;
import dev.rapport.driver.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that the read models tell, to be compared with what they tell at another time. */
public final class Contents {
    private static final List<String> RESOURCES = List.of("leads", "contacts", "accounts", "employees", "pipelines",
            "deals", "interactions");
    private static final List<String> REPORTS = List.of("/api/reports/pipeline", "/api/reports/funnel",
            "/api/reports/forecast?by=week", "/api/reports/forecast?by=month");
    /** What changes though nothing has happened. */
    private static final Set<String> OF_THE_MOMENT = Set.of("asOf", "averageAgeDays", "score", "next");

    private Contents() {}

    /**
     * Every record, every report, and all about these customers.
     *
     * @return by address
     */
    public static Map<String, String> of(Api api, List<UUID> customers) {
        Map<String, String> contents = new TreeMap<>();
        for (String resource : RESOURCES) {
            api.all("/api/" + resource + "?limit=200").forEach(
                    item -> contents.put("/api/" + resource + "/" + item.path("id").asString(), plain(item)));
        }
        REPORTS.forEach(report -> contents.put(report, plain(api.get(report).is(200).json())));
        for (UUID customer : customers) {
            String path = "/api/customers/" + customer;
            JsonNode overview = api.get(path).is(200).json();
            String record = "/api/" + overview.path("profile").path("type").asString() + "s/" + customer;
            contents.put(path, plain(overview));
            contents.put(path + "/timeline", plain(all(api, path + "/timeline?limit=200")));
            contents.put(record + "/history", plain(all(api, record + "/history?limit=200")));
        }
        return contents;
    }

    private static JsonNode all(Api api, String path) {
        ArrayNode items = Json.MAPPER.createArrayNode();
        new ArrayList<>(api.all(path)).forEach(items::add);
        return items;
    }

    private static String plain(JsonNode node) {
        forgetTheMoment(node);
        return node.toString();
    }

    private static void forgetTheMoment(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_THE_MOMENT);
        }
        node.forEach(Contents::forgetTheMoment);
    }
}
