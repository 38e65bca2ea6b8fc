package dev.rapport.contact.contact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a contact may be approached; requests and events name it by its {@link #code()}. */
enum Channel {
    @JsonProperty("email")
    EMAIL, @JsonProperty("phone")
    PHONE, @JsonProperty("meeting")
    MEETING, @JsonProperty("visit")
    VISIT, @JsonProperty("chat")
    CHAT, @JsonProperty("social")
    SOCIAL, @JsonProperty("web")
    WEB, @JsonProperty("webinar")
    WEBINAR, @JsonProperty("demo")
    DEMO, @JsonProperty("letter")
    LETTER, @JsonProperty("purchase")
    PURCHASE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
