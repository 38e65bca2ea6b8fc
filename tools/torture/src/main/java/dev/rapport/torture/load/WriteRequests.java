package dev.rapport.torture.load;

import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes write requests of every kind, each with a mark of its own where its event has a place for one that is not about
 * a person.
 */
final class WriteRequests {
    private static final List<String> CHANNELS = List.of("email", "phone", "meeting", "visit", "chat");
    private static final List<String> CURRENCIES = List.of("EUR", "THB", "USD");

    private final AtomicInteger marks = new AtomicInteger();

    private static WriteRequest create(Person person, String type, Map<String, ?> body, String mark) {
        return new WriteRequest(UUID.randomUUID().toString(), person, type, null, "POST", "/api/" + type + "s", body,
                null,
                mark);
    }

    private static WriteRequest patch(Person person, String type, String id, Map<String, ?> body,
            @Nullable Long ifMatch,
            String mark) {
        return new WriteRequest(UUID.randomUUID().toString(), person, type, id, "PATCH", "/api/" + type + "s/" + id,
                body,
                ifMatch, mark);
    }

    private String mark() {
        return "m" + marks.incrementAndGet() + "m";
    }

    WriteRequest lead(Person person) {
        String mark = mark();
        return create(person, "lead", Map.of("name", "Lead " + mark, "organisation", mark, "source", mark), mark);
    }

    WriteRequest contact(Person person) {
        String mark = mark();
        return create(person, "contact", Map.of("name", "Contact " + mark, "territory", mark), mark);
    }

    WriteRequest deal(Person person, String customerId, int choice) {
        String mark = mark();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", mark);
        body.put("customerId", customerId);
        if (choice % 5 != 0) {
            body.put("amount", Map.of("amount", (1 + choice % 1000) + ".50", "currency",
                    CURRENCIES.get(Math.floorMod(choice, CURRENCIES.size()))));
        }
        return create(person, "deal", body, mark);
    }

    WriteRequest interaction(Person person, String customerId, int choice) {
        int number = marks.incrementAndGet();
        return create(person, "interaction",
                Map.of("customerId", customerId, "channel", CHANNELS.get(Math.floorMod(choice, CHANNELS.size())),
                        "direction", choice % 2 == 0 ? "inbound" : "outbound", "occurredAt",
                        Instant.now().minusSeconds(60).toString(), "durationSeconds", number),
                Integer.toString(number));
    }

    /** Other details for a lead, a contact or a deal. */
    WriteRequest change(Person person, String type, String id, @Nullable Long ifMatch) {
        String mark = mark();
        String field = switch (type) {
            case "lead" -> "organisation";
            case "contact" -> "territory";
            default -> "title";
        };
        return patch(person, type, id, Map.of(field, mark), ifMatch, mark);
    }

    /** A step of a deal's way. */
    WriteRequest step(Person person, String dealId, int choice, @Nullable Long ifMatch) {
        String step = switch (choice % 8) {
            case 0 -> "win";
            case 1 -> "lose";
            case 2, 3 -> "reopen";
            default -> "move";
        };
        Map<String, ?> body = switch (step) {
            case "move" -> Map.of("stage", Records.STAGES.get(Math.floorMod(choice / 8, Records.STAGES.size())));
            case "lose" -> Map.of("reason", "price");
            default -> Map.of();
        };
        return new WriteRequest(UUID.randomUUID().toString(), person, "deal", dealId, "POST",
                "/api/deals/" + dealId + "/" + step, body, ifMatch, null);
    }
}
