package dev.rapport.events.customer;

import dev.rapport.events.field.Coded;

/** The way people reach each other. */
public enum Channel implements Coded {
    EMAIL,
    PHONE,
    MEETING,
    VISIT,
    CHAT,
    SOCIAL,
    WEB,
    WEBINAR,
    DEMO,
    LETTER,
    PURCHASE
}
