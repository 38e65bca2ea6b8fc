package dev.rapport.driver;

import static dev.rapport.driver.Json.object;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes records through the public API; each method throws {@link UnexpectedAnswerException} when it is refused. */
public final class Records {
    /** Stages of the default pipeline, in order. */
    public static final List<String> STAGES = List.of("first-meeting", "opportunity-found", "opportunity-confirmed",
            "needs-clarified", "proposal", "commitment", "acceptance", "payment");

    private Records() {}

    /**
     * A new lead.
     *
     * @param more names and values of further fields in turn, here and below
     */
    public static Answer lead(Api api, String name, Object... more) {
        return create(api, "/api/leads", object("name", name), more);
    }

    public static Answer contact(Api api, String name, Object... more) {
        return create(api, "/api/contacts", object("name", name), more);
    }

    public static Answer account(Api api, String name, Object... more) {
        return create(api, "/api/accounts", object("name", name), more);
    }

    public static Answer deal(Api api, UUID customerId, String title, Object... more) {
        return create(api, "/api/deals", object("title", title, "customerId", customerId), more);
    }

    public static Answer interaction(Api api, UUID customerId, String channel, String occurredAt, Object... more) {
        return create(api, "/api/interactions", object("customerId", customerId, "channel", channel, "direction",
                "outbound", "occurredAt", occurredAt), more);
    }

    /** A pipeline that nobody else uses, so that its figures can be told in advance. */
    public static Answer pipeline(Api api) {
        List<Map<String, Object>> stages = List.of(object("key", "talk", "name", "Talk", "probability", "0.10"),
                object("key", "offer", "name", "Offer", "probability", "0.50"),
                object("key", "sign", "name", "Sign", "probability", "0.90"));
        return create(api, "/api/pipelines", object("name", Ids.unique("Pipeline "), "stages", stages));
    }

    private static Answer create(Api api, String path, Map<String, Object> body, Object... more) {
        body.putAll(object(more));
        return api.post(path, body).is(201);
    }
}
