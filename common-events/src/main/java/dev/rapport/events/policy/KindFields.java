package dev.rapport.events.policy;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of fields by kind of record. */
public record KindFields(
        @Nullable @Size(max = 100) @Description(value = "Of leads", example = "budget") List<@NotNull @Size(min = 1, max = 60) String> lead,
        @Nullable @Size(max = 100) @Description(value = "Of contacts", example = "birthDate") List<@NotNull @Size(min = 1, max = 60) String> contact,
        @Nullable @Size(max = 100) @Description(value = "Of accounts", example = "revenue") List<@NotNull @Size(min = 1, max = 60) String> account,
        @Nullable @Size(max = 100) @Description(value = "Of deals", example = "amount") List<@NotNull @Size(min = 1, max = 60) String> deal,
        @Nullable @Size(max = 100) @Description(value = "Of interactions", example = "notes") List<@NotNull @Size(min = 1, max = 60) String> interaction) {

    /** Keeps lists of its own. */
    public KindFields {
        lead = Lists.copy(lead);
        contact = Lists.copy(contact);
        account = Lists.copy(account);
        deal = Lists.copy(deal);
        interaction = Lists.copy(interaction);
    }
}
