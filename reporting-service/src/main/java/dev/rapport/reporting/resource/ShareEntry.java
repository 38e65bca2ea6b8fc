package dev.rapport.reporting.resource;

import dev.rapport.common.access.Share;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.policy.ShareLevel;
import dev.rapport.events.policy.SharedWith;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a record is shared with somebody, as the record answers it. */
public record ShareEntry(
        @Description("The share, by which it is ended") UUID shareId,
        @Description("With whom") SharedWith with,
        @Choice(ShareLevel.class) @Description("What they may do with it") String level,
        @Nullable @Description("The last day; null when there is none") LocalDate until,
        @Description("When it was shared on these terms") Instant since) {

    /** As they decide who reads a record, by their ids; {@code stored} are entries as the record holds them. */
    static Map<UUID, Share> facts(@Nullable Object stored) {
        var facts = new LinkedHashMap<UUID, Share>();
        if (stored instanceof List<?> entries) {
            entries.forEach(entry -> {
                var share = (Map<?, ?>) entry;
                facts.put(UUID.fromString(String.valueOf(share.get("shareId"))), fact(share));
            });
        }
        return facts;
    }

    private static Share fact(Map<?, ?> entry) {
        var with = (Map<?, ?>) Objects.requireNonNull(entry.get("with"));
        var employeeId = text(with.get("employeeId"));
        var until = text(entry.get("until"));
        return Share.of(new SharedWith(employeeId == null ? null : UUID.fromString(employeeId), text(with.get("team"))),
                String.valueOf(entry.get("level")), until == null ? null : LocalDate.parse(until));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
