package dev.rapport.common.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a condition depend on besides the record.
 *
 * @param now
 *            from which days are counted
 * @param zone
 *            where days begin and end
 * @param me
 *            the employee whom {@code me} stands for; asked only when it is written, null when there is nobody
 * @param region
 *            country whose national phone numbers are understood, as ISO 3166 writes it; null when there is none
 */
public record Circumstances(Instant now, ZoneId zone, Supplier<@Nullable UUID> me, @Nullable String region) {

    LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
