package dev.rapport.interaction.interaction;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who began the interaction: the customer (inbound) or we; in JSON in lower case. */
enum Direction {
    INBOUND, OUTBOUND;

    @JsonValue
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
