package dev.rapport.events.field;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a custom field is. The least, the greatest and the usual value are written as values of the field are. Kind, key
 * and type never change.
 */
public record FieldDetails(
        @NotNull @Choice(CustomizedKind.class) @Description("The kind of records that have it") String entity,
        @NotNull @Pattern(regexp = FieldDetails.KEY, message = FieldDetails.NO_KEY) @Description(value = "Names the field among those of its kind and never changes", example = "loyaltyTier") String key,
        @NotNull @Line @Description(value = "What people call it", example = "Loyalty tier") String label,
        @Nullable @Size(max = 50) @Description("What people call it in other languages, by language tags of BCP 47") Map<String, @Nullable String> labels,
        @NotNull @Choice(CustomType.class) @Description("What its values are; never changes") String type,
        @Nullable @Description("Whether a record cannot be made without it, nor lose it; false when absent") Boolean required,
        @Size(max = 200) @Valid @Description("The values of a field of choices; one is switched off, and never removed") List<@NotNull CustomOption> options,
        @Nullable @Description(value = "The least value there may be", example = "0") Object min,
        @Nullable @Description(value = "The greatest value there may be", example = "100") Object max,
        @Nullable @Min(1) @Max(FieldDetails.LONGEST) @Description(value = "Most characters of a text", example = "200") Integer maxLength,
        @Nullable @Description("Whether no two records may have the same value; false when absent") Boolean unique,
        @Nullable @Description("Whether it says something about a person; true when absent") Boolean personal,
        @Nullable @Description("Whether it says what the law protects most: health, faith, descent and the like; false when absent") Boolean sensitive,
        @JsonProperty("default") @Nullable @Description(value = "What a record that is made without it gets", example = "gold") Object defaultValue) {

    /** Most characters of a text. */
    public static final int LONGEST = 4000;

    static final String KEY = "^[a-z][A-Za-z0-9]{0,39}$";
    static final String NO_KEY = "must be 1 to 40 letters of ASCII and digits, the first a small letter";

    /** Keeps a list of its own. */
    public FieldDetails {
        // A missing item is refused by whoever checks the items, which needs a list that can hold it.
        options = Lists.orEmpty(options);
    }
}
