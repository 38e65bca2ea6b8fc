package dev.rapport.common.command;

import dev.rapport.common.access.Share;
import dev.rapport.events.Sharing;
import dev.rapport.events.Unsharing;
import dev.rapport.events.policy.SharedWith;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        shares.put(event.shareId(), new ShareTerms(event.shareId(), event.with(), event.level(), event.until()));
        return JSON.writeValueAsString(shares.values());
    }

    public static String without(String before, Unsharing event) {
        var shares = parse(before);
        shares.remove(event.shareId());
        return JSON.writeValueAsString(shares.values());
    }

    /**
     * The shares that events leave, as they decide who reaches the record.
     *
     * @param events
     *            a JSON array of those that share the record and end shares, in their order
     */
    public static List<Share> fold(String events) {
        var shares = new LinkedHashMap<UUID, ShareTerms>();
        for (var event : JSON.readTree(events)) {
            var id = UUID.fromString(event.path("shareId").asString());
            shares.remove(id);
            if (event.has("with")) {
                var until = event.path("until");
                shares.put(id, new ShareTerms(id, JSON.treeToValue(event.path("with"), SharedWith.class),
                        event.path("level").asString(), until.isString() ? LocalDate.parse(until.asString()) : null));
            }
        }
        return facts(shares);
    }

    /** As they decide who reaches the record. */
    public static List<Share> read(String written) {
        return facts(parse(written));
    }

    private static List<Share> facts(Map<UUID, ShareTerms> shares) {
        return shares.values().stream().map(share -> Share.of(share.with(), share.level(), share.until())).toList();
    }

    private static Map<UUID, ShareTerms> parse(String written) {
        var shares = new LinkedHashMap<UUID, ShareTerms>();
        JSON.readValue(written, LIST).forEach(share -> shares.put(share.id(), share));
        return shares;
    }
}
