package dev.rapport.contact.classification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How much a customer matters; requests and events name it by its {@link #code()}. */
public enum Tier {
    @JsonProperty("key")
    KEY, @JsonProperty("interested")
    INTERESTED, @JsonProperty("normal")
    NORMAL;

    /** In lower case: {@code key}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException
     *             when no tier has that code
     */
    public static Tier of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
