package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineDetails;
import dev.rapport.events.pipeline.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final Instant NOON = Instant.parse("2026-11-12T12:00:00Z");

    private final EventCodec codec = EventCodec.shared();

    @Test
    void moneyAndDatesAreStringsAndNothingIsRounded() {
        var event = new DealDetailsChanged(
                Details.of(DealDetails.class, "title", "Twelve trucks", "amount",
                        new Money(new BigDecimal("1E+3"), "EUR"), "expectedClose", LocalDate.of(2027, 1, 15)),
                NOON);

        assertThat(written(event)).isEqualTo("""
                {"title":"Twelve trucks","amount":{"amount":"1000","currency":"EUR"},"expectedClose":"2027-01-15",\
                "occurredAt":"2026-11-12T12:00:00Z"}""");
    }

    @Test
    void theScaleOfANumberIsKept() {
        var event = new PipelineChanged(new PipelineDetails("Sales",
                List.of(new Stage("proposal", "Proposal", new BigDecimal("0.50")))), NOON);

        assertThat(read(EventCatalogue.of(event), codec.write(event))).isEqualTo(event);
    }

    @Test
    void whenItHappenedIsThatOfTheEventItself() {
        assertThat(codec.occurredAt(
                """
                        {"a":{"occurredAt":"2020-01-01T00:00:00Z"},"b":[{"occurredAt":1}],"occurredAt":"2026-11-12T12:00:00Z"}"""
                        .getBytes(UTF_8)))
                .contains(NOON);
        for (var json : List.of("{}", "[]", "{\"occurredAt\":3}", "{\"occurredAt\":\"noon\"}", "{\"name\": ", "")) {
            assertThat(codec.occurredAt(json.getBytes(UTF_8))).as(json).isEmpty();
        }
    }

    @Test
    void whatIsNullIsLeftOut() {
        assertThat(written(new LeadQualified(null, NOON))).isEqualTo("""
                {"occurredAt":"2026-11-12T12:00:00Z"}""");
    }

    @Test
    void unknownFieldsAreIgnoredSoThatEventsCanGrow() {
        assertThat(read("rapport.lead.LeadQualified", """
                {"note":"yes","mood":{"colour":"green"},"occurredAt":"2026-11-12T12:00:00Z"}"""))
                .isEqualTo(new LeadQualified("yes", NOON));
    }

    @Test
    void anEventWithoutAValueItMustHaveIsUnreadable() {
        assertThatThrownBy(() -> read("rapport.deal.StageChanged", """
                {"from":"proposal","occurredAt":"2026-11-12T12:00:00Z"}"""))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("at to");
        assertThatThrownBy(() -> read("rapport.deal.StageChanged", """
                {"from":"proposal","to":null,"occurredAt":"2026-11-12T12:00:00Z"}"""))
                .isInstanceOf(UnreadableEventException.class).hasMessageContaining("at to");
        assertThatThrownBy(() -> read("rapport.deal.DealDetailsChanged", """
                {"title":"Trucks","amount":{"amount":"1.00"},"occurredAt":"2026-11-12T12:00:00Z"}"""))
                .isInstanceOf(UnreadableEventException.class).hasMessageContaining("at amount.currency");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller outside the checked code may do
    void anEventThatNobodyCouldReadIsNotWritten() {
        @Nullable
        String nothing = null;

        assertThatThrownBy(() -> codec.write(new StageChanged("proposal", nothing, NOON)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("StageChanged")
                .hasMessageContaining("to");
    }

    @Test
    void anUnreadableEventGivesNothingAway() {
        for (var json : List.of("{\"note\":\"Somchai is ill\",\"occurredAt\":\"Somchai\"}", "{\"note\":\"Somchai",
                "Somchai", "",
                "null", "[]", "{\"note\":{\"Somchai\":1},\"occurredAt\":\"2026-11-12T12:00:00Z\"}", "\"Somchai\"")) {
            var refusal = catchThrowable(() -> read("rapport.lead.LeadQualified", json));

            assertThat(refusal).as(json).isInstanceOf(UnreadableEventException.class).hasNoCause();
            assertThat(refusal.getMessage()).startsWith("rapport.lead.LeadQualified").doesNotContain("Somchai");
        }
    }

    @Test
    void invalidUtf8IsUnreadable() {
        var json = new byte[]{'{', '"', 'n', 'o', 't', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};

        assertThatThrownBy(() -> read(EventCatalogue.of(LeadQualified.class), json))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void aVersionNewerThanTheLibraryIsUnknown() {
        assertThatThrownBy(() -> codec.read(EventCatalogue.of(LeadQualified.class), 2, "{}".getBytes(UTF_8)))
                .isInstanceOf(UnknownEventTypeException.class).hasMessageContaining("version 2");
    }

    @Test
    void listsInEventsCannotBeChanged() {
        var event = (PipelineChanged) read("rapport.pipeline.PipelineChanged", """
                {"name":"Sales","stages":[],"occurredAt":"2026-11-12T12:00:00Z"}""");

        assertThatThrownBy(() -> event.details().stages().add(new Stage("a", "A", BigDecimal.ONE)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void detailsLieFlatInTheirEvent() {
        var details = Details.of(LeadDetails.class, "name", "Somchai", "email", "somchai@example.org");
        var owner = UUID.fromString("01940000-0000-7000-8000-0000000000c2");

        assertThat(written(new LeadCreated(details, owner, NOON))).isEqualTo("""
                {"name":"Somchai","email":"somchai@example.org","ownerId":"%s","occurredAt":"2026-11-12T12:00:00Z"}"""
                .formatted(owner));
        assertThat(read("rapport.lead.LeadCreated", """
                {"occurredAt":"2026-11-12T12:00:00Z","email":"somchai@example.org","mood":{"colour":["green"]},\
                "name":"Somchai","ownerId":"%s"}""".formatted(owner))).isEqualTo(new LeadCreated(details, owner, NOON));
    }

    @Test
    void whatDetailsMustHaveIsMissedByItsName() {
        assertThatThrownBy(() -> read("rapport.lead.LeadDetailsChanged", """
                {"email":"somchai@example.org","occurredAt":"2026-11-12T12:00:00Z"}"""))
                .isInstanceOf(UnreadableEventException.class).hasMessageContaining("at name");
        assertThatThrownBy(() -> read("rapport.contact.ContactDetailsChanged", """
                {"name":"Somchai","occurredAt":"2026-11-12T12:00:00Z"}"""))
                .isInstanceOf(UnreadableEventException.class).hasMessageContaining("at accountIds");
    }

    @Test
    void fieldsComeInTheOrderTheyAlwaysHad() {
        var event = Committed.EXAMPLES.resolve("deal/DealCreated/1.json");
        var example = Committed.json(event);

        var json = written(read("rapport.deal.DealCreated", Committed.text(event)));

        assertThat(json).isEqualTo(example.toString());
    }

    @Test
    void idsAreReadAsIds() {
        var id = UUID.fromString("01940000-0000-7000-8000-0000000000c2");

        assertThat(read("rapport.contact.ContactMerged", """
                {"duplicateId":"%s","occurredAt":"2026-11-12T12:00:00Z"}""".formatted(id)))
                .hasFieldOrPropertyWithValue("duplicateId", id);
    }

    private String written(DomainEvent event) {
        return new String(codec.write(event), UTF_8);
    }

    private DomainEvent read(String type, String json) {
        return read(EventCatalogue.named(type), json.getBytes(UTF_8));
    }

    private DomainEvent read(EventType type, byte[] json) {
        return codec.read(type, type.version(), json);
    }
}
