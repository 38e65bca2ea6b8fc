package dev.rapport.common.custom;

import dev.rapport.events.Money;
import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.FieldDetails;
import dev.rapport.events.field.Monetary;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.WebAddress;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Values of custom fields are checked and kept as those of fields that are declared so. */
public record Samples(
        @Nullable @Prose(max = FieldDetails.LONGEST) String text,
        @Nullable @EmailAddress String email,
        @Nullable @PhoneNumber String phone,
        @Nullable @WebAddress String url,
        @Nullable @Monetary Money money,
        @Nullable @CalendarDay LocalDate day) {}
