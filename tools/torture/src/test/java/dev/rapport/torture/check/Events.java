package dev.rapport.torture.check;

import dev.rapport.driver.Person;
import dev.rapport.torture.load.Outcome;
import dev.rapport.torture.load.WriteRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Events and write requests, as short as a test needs them. */
final class Events {
    static final String AT = "2026-01-01T00:00:00Z";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Events() {}

    static Event event(String type, String id, long sequence, String json) {
        String aggregate = type.substring("rapport.".length(), type.lastIndexOf('.'));
        return new Event(id + "/" + sequence, aggregate, id, sequence, type, AT, JSON.readTree(json));
    }

    static Event leadCreated(String id, String mark) {
        return event("rapport.lead.LeadCreated", id, 0,
                "{\"name\":\"L\",\"organisation\":\"%s\",\"ownerId\":\"o\",\"occurredAt\":\"%s\"}".formatted(mark, AT));
    }

    static Event leadChanged(String id, long sequence, String mark) {
        return event("rapport.lead.LeadDetailsChanged", id, sequence,
                "{\"name\":\"L\",\"organisation\":\"%s\",\"occurredAt\":\"%s\"}".formatted(mark, AT));
    }

    static Event dealCreated(String id, String customer, String amount) {
        return event("rapport.deal.DealCreated", id, 0, """
                {"title":"D","customerId":"%s","pipelineId":"p","stage":"first-meeting","ownerId":"o",
                 "amount":{"amount":"%s","currency":"EUR"},"occurredAt":"%s"}""".formatted(customer, amount, AT));
    }

    static Event dealWon(String id, long sequence) {
        return event("rapport.deal.DealWon", id, sequence,
                "{\"stage\":\"first-meeting\",\"occurredAt\":\"%s\"}".formatted(AT));
    }

    static Event interaction(String id, String customer, int seconds, String at) {
        return event("rapport.interaction.InteractionLogged", id, 0, """
                {"customerId":"%s","channel":"phone","direction":"inbound","durationSeconds":%d,"occurredAt":"%s"}"""
                .formatted(customer, seconds, at));
    }

    static WriteRequest create(String mark) {
        return new WriteRequest("key-" + mark, Person.REP, "lead", null, "POST", "/api/leads", Map.of(), null, mark);
    }

    static WriteRequest change(String id, String mark, @Nullable Long ifMatch) {
        return new WriteRequest("key-" + mark, Person.REP, "lead", id, "PATCH", "/api/leads/" + id, Map.of(), ifMatch,
                mark);
    }

    static WriteRequest step(String id) {
        return new WriteRequest("key-" + UUID.randomUUID(), Person.REP, "deal", id, "POST", "/api/deals/" + id + "/win",
                Map.of(),
                null, null);
    }

    static Outcome.Acknowledged acknowledged(WriteRequest request, String id, long version) {
        return new Outcome.Acknowledged(request, 1, 0, id, version, "");
    }
}
