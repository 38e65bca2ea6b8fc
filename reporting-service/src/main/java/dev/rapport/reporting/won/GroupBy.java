package dev.rapport.reporting.won;

import dev.rapport.events.field.Coded;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What groups of closed deals have in common. */
enum GroupBy implements Coded {
    OWNER,
    TEAM,
    ACCOUNT,
    MONTH,
    QUARTER,
    SOURCE;

    static final List<String> PARAMETERS = Coded.codes(GroupBy.class);

    static GroupBy of(String parameter) {
        return valueOf(parameter.toUpperCase(Locale.ROOT));
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isTime() {
        return this == MONTH || this == QUARTER;
    }

    /** What the index groups by; the rest is said by the records that this names. */
    List<Map<String, ?>> sources(ZoneId zone) {
        return switch (this) {
            case OWNER, TEAM -> List.of(terms("ownerId"));
            case ACCOUNT -> List.of(terms("customerId"), terms("accountId"));
            case SOURCE -> List.of(terms("customerId"), terms("leadId"));
            case MONTH, QUARTER -> List.of(Map.of("start", Map.of("date_histogram", Map.of("field", "closedOn",
                    "calendar_interval", parameter(), "time_zone", zone.getId(), "format", "yyyy-MM"))));
        };
    }

    private static Map<String, ?> terms(String field) {
        return Map.of(field, Map.of("terms", Map.of("field", field, "missing_bucket", true)));
    }
}
