package dev.rapport.torture.check;

import tools.jackson.databind.JsonNode;

/**
 * An event, as a store or a topic has it.
 *
 * @param eventId unique
 * @param aggregate type of the record, as in topic names
 * @param id of the record
 * @param sequence within the record, from 0
 * @param type as {@code rapport.lead.LeadCreated}
 * @param recordedAt when it was recorded, as the store or the topic writes it; empty where it does not matter
 */
public record Event(
        String eventId,
        String aggregate,
        String id,
        long sequence,
        String type,
        String recordedAt,
        JsonNode data) {
    /** The event's name without its package. */
    public String name() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** What the order that led to it was marked with; empty where events of its kind have no place for a mark. */
    public String mark() {
        return switch (name()) {
            case "LeadCreated", "LeadDetailsChanged" -> text("organisation");
            case "ContactCreated", "ContactDetailsChanged" -> text("territory");
            case "DealCreated", "DealDetailsChanged" -> text("title");
            case "InteractionLogged" -> data.path("durationSeconds").asString("");
            default -> "";
        };
    }

    String text(String field) {
        return data.path(field).asString("");
    }

    /** Which one of which record. */
    public String place() {
        return aggregate + " " + id + " event " + sequence;
    }
}
