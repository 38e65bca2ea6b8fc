package dev.rapport.events.policy;

import dev.rapport.events.field.Description;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * The access policy. What it leaves out is as it is without any policy: whoever works with customers reads all records
 * of a kind, and changes their own and, as a manager, what those below them own.
 */
public record PolicyDetails(
        @Nullable @Valid @Description("Which records each role reads, by kind of record") RoleLevels read,
        @Nullable @Valid @Description("Which records each role changes, by kind of record; what cannot be read cannot be changed") RoleLevels write,
        @Nullable @Valid @Description("Which records each role counts in reports: those whose owners it reaches") RoleReports reports,
        @Nullable @Valid @Description("Which fields are hidden from each role, by kind of record; from somebody of several roles what is hidden from all of them") RoleFields hidden) {}
