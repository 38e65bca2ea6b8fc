package dev.rapport.reporting.record;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.reporting.erasure.Traces;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestResources;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryEntryTest {

    private static final Instant AT = Instant.parse("2026-02-01T08:00:00Z");

    private final History history = new History();
    private final UUID id = id();

    @Test
    void aStoredEventReadsAsItWas() {
        var event = history.record(id,
                Given.deal("Deal", id(), "talk", Given.euro("1250.00"), LocalDate.of(2027, 1, 15), Given.REN, AT));
        assertThat(HistoryEntry.read(HistoryEntry.write(event)).toEvent(id)).isEqualTo(event);
    }

    @Test
    void aRedactedEventStillFolds() {
        var event = history.record(id, Given.contact("Somchai", "s@example.com", "+66812345678", AT));
        var redacted = HistoryEntry.read(HistoryEntry.read(HistoryEntry.write(event)).redacted(Traces.NONE).write());
        assertThat(redacted.data()).containsEntry("name", null).containsEntry("email", null);
        assertThat(TestResources.ALL.fold(null, redacted.toEvent(id)).fields().text("name")).isEmpty();
    }
}
