package dev.rapport.reporting.list;

import static dev.rapport.reporting.list.Filter.atLeast;
import static dev.rapport.reporting.list.Filter.atMost;
import static dev.rapport.reporting.list.Filter.caseless;
import static dev.rapport.reporting.list.Filter.choices;
import static dev.rapport.reporting.list.Filter.flag;
import static dev.rapport.reporting.list.Filter.fromDay;
import static dev.rapport.reporting.list.Filter.ids;
import static dev.rapport.reporting.list.Filter.since;
import static dev.rapport.reporting.list.Filter.texts;
import static dev.rapport.reporting.list.Filter.toDay;
import static dev.rapport.reporting.list.Filter.until;

import java.util.ArrayList;
import java.util.List;

/** What each list can be narrowed and sorted by. */
enum ListResource {

    LEADS("lead", "-createdAt", List.of("createdAt", "updatedAt", "name", "organisation", "status"), ids("ownerId"),
            choices("status", "new", "qualified", "disqualified", "converted"), texts("source"),
            caseless("organisation"), caseless("email")),

    CONTACTS("contact", "-createdAt", List.of("createdAt", "updatedAt", "name", "lifecycle", "tier"), ids("ownerId"),
            choices("status", "active", "merged", "erased"), lifecycle(), tier(), ids("accountId", "accountIds"),
            caseless("email"), texts("territory"), texts("source"), texts("language"), ids("leadId")),

    ACCOUNTS("account", "-createdAt", List.of("createdAt", "updatedAt", "name", "lifecycle", "tier"), ids("ownerId"),
            lifecycle(), tier(), texts("industry"), texts("territory"), ids("leadId")),

    EMPLOYEES("employee", "name", List.of("name", "createdAt", "updatedAt", "role", "team"), ids("managerId"),
            choices("role", "admin", "manager", "rep", "support", "marketing", "analyst"), texts("team"),
            texts("territory"), caseless("email"), flag("active")),

    PIPELINES("pipeline", "name", List.of("name", "createdAt", "updatedAt"), flag("defaultPipeline")),

    DEALS("deal", "-createdAt",
            List.of("createdAt", "updatedAt", "title", "stage", "status", "expectedClose", "amount"), ids("ownerId"),
            texts("stage"), choices("status", "open", "won", "lost"), ids("pipelineId"), ids("customerId"),
            ids("leadId"), fromDay("expectedCloseFrom", "expectedClose"), toDay("expectedCloseTo", "expectedClose"),
            atLeast("minAmount", "amount"), atMost("maxAmount", "amount"), texts("currency")),

    INTERACTIONS("interaction", "-occurredAt", List.of("occurredAt", "createdAt", "updatedAt", "channel"),
            ids("customerId"),
            choices("channel", "email", "phone", "meeting", "visit", "chat", "social", "web", "webinar", "demo",
                    "letter", "purchase"),
            choices("direction", "inbound", "outbound"), ids("employeeId"), since("occurredFrom", "occurredAt"),
            until("occurredTo", "occurredAt"));

    private final String type;
    private final String usualSort;
    private final List<String> sorts;
    private final List<Filter> filters;

    ListResource(String type, String usualSort, List<String> sorts, Filter... filters) {
        this.type = type;
        this.usualSort = usualSort;
        this.sorts = sorts;
        var all = new ArrayList<>(List.of(filters));
        all.add(since("createdFrom", "createdAt"));
        all.add(until("createdTo", "createdAt"));
        all.add(since("updatedSince", "updatedAt"));
        this.filters = List.copyOf(all);
    }

    /** The aggregate type of the records. */
    String type() {
        return type;
    }

    String usualSort() {
        return usualSort;
    }

    /** The fields that may be sorted by. */
    List<String> sorts() {
        return sorts;
    }

    List<Filter> filters() {
        return filters;
    }

    private static Filter lifecycle() {
        return choices("lifecycle", "potential", "prospect", "customer", "lost");
    }

    private static Filter tier() {
        return choices("tier", "key", "interested", "normal");
    }
}
