package dev.rapport.common.command;

import dev.rapport.common.access.Share;
import dev.rapport.events.Sharing;
import dev.rapport.events.Unsharing;
import dev.rapport.events.policy.SharedWith;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The shares of a record as they lie in a column of a table, or in its events. */
public final class StoredShares {

    /** Of a record that is shared with nobody. */
    public static final String NONE = "[]";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<ShareTerms>> LIST = new TypeReference<>() {
    };

    private StoredShares() {}

    public static String with(String before, Sharing event) {
        var shares = parse(before);
        shares.apply(event);
        return JSON.writeValueAsString(shares.all());
    }

    public static String without(String before, Unsharing event) {
        var shares = parse(before);
        shares.apply(event);
        return JSON.writeValueAsString(shares.all());
    }

    /**
     * The shares that events leave, as they decide who reaches the record.
     *
     * @param events
     *            a JSON array of those that share the record and end shares, in their order
     */
    public static List<Share> fold(String events) {
        var shares = new Shares();
        for (var event : JSON.readTree(events)) {
            var id = UUID.fromString(event.path("shareId").asString());
            shares.end(id);
            if (event.has("with")) {
                var until = event.path("until");
                shares.put(new ShareTerms(id, JSON.treeToValue(event.path("with"), SharedWith.class),
                        event.path("level").asString(), until.isString() ? LocalDate.parse(until.asString()) : null));
            }
        }
        return shares.facts();
    }

    /** As they decide who reaches the record. */
    public static List<Share> read(String written) {
        return parse(written).facts();
    }

    private static Shares parse(String written) {
        return Shares.of(JSON.readValue(written, LIST));
    }
}
