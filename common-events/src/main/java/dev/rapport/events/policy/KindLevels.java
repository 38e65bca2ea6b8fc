package dev.rapport.events.policy;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Levels by kind of record, each of own, team, below, territory, all or none; joined by or. */
public record KindLevels(
        @Nullable @Size(min = 1, max = 6) @Description(value = "Which leads", example = "own") List<@NotNull @Size(min = 1, max = 20) String> lead,
        @Nullable @Size(min = 1, max = 6) @Description(value = "Which contacts", example = "all") List<@NotNull @Size(min = 1, max = 20) String> contact,
        @Nullable @Size(min = 1, max = 6) @Description(value = "Which accounts", example = "all") List<@NotNull @Size(min = 1, max = 20) String> account,
        @Nullable @Size(min = 1, max = 6) @Description(value = "Which deals", example = "below") List<@NotNull @Size(min = 1, max = 20) String> deal,
        @Nullable @Size(min = 1, max = 6) @Description(value = "Which interactions: by who had them, and by the owner and the territory of their customer", example = "team") List<@NotNull @Size(min = 1, max = 20) String> interaction) {

    /** Keeps lists of its own. */
    public KindLevels {
        lead = Lists.copy(lead);
        contact = Lists.copy(contact);
        account = Lists.copy(account);
        deal = Lists.copy(deal);
        interaction = Lists.copy(interaction);
    }
}
