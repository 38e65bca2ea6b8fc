package dev.rapport.contact.classification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a customer has come; requests and events name it by its {@link #code()}. */
public enum Lifecycle {
    @JsonProperty("potential")
    POTENTIAL, @JsonProperty("prospect")
    PROSPECT, @JsonProperty("customer")
    CUSTOMER, @JsonProperty("lost")
    LOST;

    /** In lower case: {@code potential}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException
     *             when no lifecycle has that code
     */
    public static Lifecycle of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** One step forward, out at any time, and back in as a prospect. */
    boolean mayBecome(Lifecycle next) {
        return switch (this) {
            case POTENTIAL -> next == PROSPECT || next == LOST;
            case PROSPECT -> next == CUSTOMER || next == LOST;
            case CUSTOMER -> next == LOST;
            case LOST -> next == PROSPECT;
        };
    }
}
