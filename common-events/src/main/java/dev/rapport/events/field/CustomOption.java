package dev.rapport.events.field;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** One of the values that a field of choices may have. */
public record CustomOption(
        @NotNull @Pattern(regexp = CustomOption.KEY, message = CustomOption.NO_KEY) @Description(value = "Names the option within its field and never changes", example = "gold") String key,
        @NotNull @Line @Description(value = "What people call the option", example = "Gold") String label,
        @Nullable @Description("Whether records may get it; those that have it keep it. True when absent") Boolean active) {

    static final String KEY = "^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$";
    static final String NO_KEY = "must be 1 to 60 letters of ASCII, digits, hyphens and underscores, the first a letter or a digit";

    /** Whether records may get it. */
    public boolean mayBeGiven() {
        return !Boolean.FALSE.equals(active);
    }
}
