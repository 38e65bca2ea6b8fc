package dev.rapport.common.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ids by which other systems know the records of a kind. Of one system, each id stands for one record: it is taken
 * and given up in the transaction of the events that say so.
 */
public final class ExternalIds {

    private final Claims claims;
    private final String kind;
    private final UUID record;

    private ExternalIds(Claims claims, String kind, UUID record) {
        this.claims = claims;
        this.kind = kind;
        this.record = record;
    }

    /** Those of a record. */
    public static ExternalIds of(Claims claims, String kind, UUID record) {
        return new ExternalIds(claims, kind, record);
    }

    /**
     * The record has these from now on, and none of those it had before.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             409 {@code external-id-taken}
     */
    public void change(@Nullable Map<String, String> before, @Nullable Map<String, String> after) {
        // In one order, so that no two records wait for each other.
        var known = before == null ? Map.<String, String>of() : new TreeMap<>(before);
        var wanted = after == null ? Map.<String, String>of() : new TreeMap<>(after);
        known.keySet().stream().filter(system -> !wanted.containsKey(system))
                .forEach(system -> claims.release(scope(system), record));
        wanted.forEach((system, id) -> {
            if (!id.equals(known.get(system))) {
                claims.take(scope(system), id, record, RecordRule.EXTERNAL_ID_TAKEN);
            }
        });
    }

    private String scope(String system) {
        return "external-id/%s/%s".formatted(kind, system);
    }
}
