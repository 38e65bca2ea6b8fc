package dev.rapport.events.employee;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Reference;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about an employee and can be changed. */
public record EmployeeDetails(
        @Personal @NotNull @Line @Description(value = "What the person is called", example = "Nok Suksai") String name,
        @Personal @NotNull @EmailAddress @Description("The e-mail address by which the person signs in and is reached") String email,
        @NotNull @Choice(Role.class) @Description("What the person may do") String role,
        @Nullable @Reference("employee") @Description("Whom the person works for") UUID managerId,
        @Nullable @Line(max = 100) @Description(value = "The team the person belongs to", example = "North") String team,
        @Nullable @Line(max = 100) @Description(value = "The sales territory", example = "Bangkok") String territory) {}
