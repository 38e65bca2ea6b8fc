package dev.rapport.reporting.query;

import dev.rapport.common.field.Normal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a value of a query parameter stands for; null when it does not have the form. */
final class Forms {

    private static final Pattern UUID_FORM = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern INTEGER_FORM = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL_FORM = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,6})?");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Forms() {}

    /** As it would be stored; null when nothing in it could be seen. */
    static @Nullable String text(String value) {
        return value.indexOf('\0') >= 0 ? null : Normal.text(value);
    }

    static @Nullable UUID uuid(String value) {
        return UUID_FORM.matcher(value).matches() ? UUID.fromString(value) : null;
    }

    static @Nullable Integer integer(String value) {
        return INTEGER_FORM.matcher(value).matches() ? Integer.valueOf(value) : null;
    }

    static @Nullable BigDecimal decimal(String value) {
        return DECIMAL_FORM.matcher(value).matches() ? new BigDecimal(value) : null;
    }

    static @Nullable Instant instant(String value) {
        try {
            // A plus sign that was not encoded arrives as a space.
            var instant = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable LocalDate day(String value) {
        try {
            var day = value.length() == 10 ? LocalDate.parse(value) : null;
            return day == null || day.getYear() < 1 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
