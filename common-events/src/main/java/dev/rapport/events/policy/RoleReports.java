package dev.rapport.events.policy;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import org.jspecify.annotations.Nullable;

/** The level of reports by role. */
public record RoleReports(
        @Nullable @Choice(Level.class) @Description("That of administrators") String admin,
        @Nullable @Choice(Level.class) @Description("That of managers") String manager,
        @Nullable @Choice(Level.class) @Description("That of sales representatives") String rep,
        @Nullable @Choice(Level.class) @Description("That of support") String support,
        @Nullable @Choice(Level.class) @Description("That of marketing") String marketing,
        @Nullable @Choice(Level.class) @Description("That of analysts") String analyst) {}
