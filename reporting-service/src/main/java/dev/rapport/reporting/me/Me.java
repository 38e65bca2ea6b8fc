package dev.rapport.reporting.me;

import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.reporting.record.Name;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever asks. */
record Me(
        @Description("The employee that the access token names") UUID employeeId,
        @Description("The employee's record; null when there is none") @Nullable Map<String, @Nullable Object> employee,
        @Description("What the access token lets the person do") @Choice(Role.class) List<String> roles,
        @Description("The employees who work for the person, directly or not") List<UUID> below,
        @Description("What those and the person's manager are called, by their ids") Map<UUID, Name> names,
        @Description(value = "Where the company's days begin and end", example = "Asia/Bangkok") String timeZone,
        @Description(value = "The language that Accept-Language likes best; en when it names none", example = "th-TH") String language) {}
