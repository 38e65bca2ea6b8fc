package dev.rapport.events.employee;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.FirstOf;
import dev.rapport.events.field.LanguageTag;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Lists;
import dev.rapport.events.field.Reference;
import dev.rapport.events.field.TimeZoneName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about an employee and can be changed. */
public record EmployeeDetails(
        @Personal @NotNull @Line @Description(value = "What the person is called", example = "Nok Suksai") String name,
        @Personal @NotNull @EmailAddress @Description("The e-mail address by which the person signs in and is reached") String email,
        @NotNull @Choice(Role.class) @Description("What the person may do") String role,
        @Nullable @Reference("employee") @Description("Whom the person works for") UUID managerId,
        @FirstOf("teams") @Nullable @Line(max = 100) @Description(value = "The first of the teams", example = "North") String team,
        @FirstOf("territories") @Nullable @Line(max = 100) @Description(value = "The first of the sales territories", example = "Bangkok") String territory,
        @Nullable @Size(max = 20) @Description(value = "The teams the person belongs to", example = "North") List<@NotNull @Line(max = 100) String> teams,
        @Nullable @Size(max = 20) @Description(value = "The sales territories the person looks after", example = "Bangkok") List<@NotNull @Line(max = 100) String> territories,
        @Nullable @Size(max = 20) @Description(value = "The languages the person speaks", example = "th") List<@NotNull @LanguageTag String> languages,
        @Nullable @Min(0) @Max(100_000) @Description(value = "How many open leads the person can look after; no limit when absent", example = "50") Integer capacity,
        @Nullable @Size(max = 100) @Description("When the person does not work") List<@NotNull @Valid Absence> away,
        @Nullable @TimeZoneName @Description(value = "Where the person's day begins and ends", example = "Asia/Bangkok") String timeZone) {

    /** Keeps lists of its own. */
    public EmployeeDetails {
        teams = Lists.copy(teams);
        territories = Lists.copy(territories);
        languages = Lists.copy(languages);
        away = Lists.copy(away);
    }

    /** The teams, also of somebody of whom one only has ever been said. */
    public List<String> everyTeam() {
        return Lists.orFirst(teams, team);
    }

    /** The territories, in the same way. */
    public List<String> everyTerritory() {
        return Lists.orFirst(territories, territory);
    }
}
