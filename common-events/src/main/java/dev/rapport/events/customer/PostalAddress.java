package dev.rapport.events.customer;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.CountryCode;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where letters and parcels reach somebody. */
public record PostalAddress(
        @Nullable @Choice(AddressKind.class) @Description(value = "What it is used for", absent = "nobody has said so") String kind,
        @Size(max = 4) @Description(value = "Street, house and what else stands above the place", example = "99/1 Sukhumvit Road") List<@NotNull @Line String> lines,
        @Nullable @Line(max = 100) @Description(value = "The part of the city or of the province", example = "Khlong Toei") String district,
        @Nullable @Line(max = 100) @Description(value = "The city or the town", example = "Bangkok") String city,
        @Nullable @Line(max = 100) @Description(value = "The province, the state or the county", example = "Krung Thep Maha Nakhon") String region,
        @Nullable @Line(max = 20) @Description(value = "The postal code", example = "10110") String postalCode,
        @Nullable @CountryCode @Description(value = "The country by ISO 3166", example = "TH") String country) {

    /** Keeps a list of its own; without lines there are none. */
    public PostalAddress {
        // A missing line is refused by whoever checks the items, which needs a list that can hold it.
        lines = Lists.orEmpty(lines);
    }
}
