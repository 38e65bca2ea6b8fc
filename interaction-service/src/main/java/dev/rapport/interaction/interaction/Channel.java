package dev.rapport.interaction.interaction;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way an interaction took; in JSON in lower case. */
enum Channel {
    EMAIL, PHONE, MEETING, VISIT, CHAT, SOCIAL, WEB, WEBINAR, DEMO, LETTER, PURCHASE;

    @JsonValue
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
