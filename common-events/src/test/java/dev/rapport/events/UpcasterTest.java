package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.field.Details;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event as if it were in its third version: amount and currency became money, then the deal got a title. */
class UpcasterTest {

    @EventVersion(3)
    private record PriceAgreed() {}

    private static final EventType CHANGED = new EventType("rapport.deal.DealDetailsChanged", DealDetailsChanged.class,
            "deal", "rapport.deal", 3, "/schemas/deal/DealDetailsChanged/3");

    private static final Upcaster TO_MONEY = new Upcaster(DealDetailsChanged.class, 1, event -> {
        var money = event.objectNode();
        money.set("amount", event.remove("amount"));
        money.set("currency", event.remove("currency"));
        event.set("amount", money);
        return event;
    });

    private static final Upcaster TO_TITLE = new Upcaster(DealDetailsChanged.class, 2,
            event -> event.put("title", "unknown"));

    private static final DealDetailsChanged EXPECTED = new DealDetailsChanged(
            Details.of(DealDetails.class, "title", "unknown", "amount", new Money(new BigDecimal("1250.00"), "EUR")),
            Instant.parse("2026-11-12T12:00:00Z"));

    private final EventCodec codec = new EventCodec(List.of(TO_TITLE, TO_MONEY));

    @Test
    void theVersionOfAnEventIsDeclared() {
        assertThat(EventType.versionOf(PriceAgreed.class)).isEqualTo(3);
        assertThat(EventType.versionOf(DealDetailsChanged.class)).isEqualTo(1);
    }

    @Test
    void theFirstVersionIsLiftedStepByStep() {
        assertThat(read(codec, 1, """
                {"amount":"1250.00","currency":"EUR","occurredAt":"2026-11-12T12:00:00Z"}""")).isEqualTo(EXPECTED);
    }

    @Test
    void theSecondVersionTakesTheLastStepOnly() {
        assertThat(read(codec, 2, """
                {"amount":{"amount":"1250.00","currency":"EUR"},"occurredAt":"2026-11-12T12:00:00Z"}"""))
                .isEqualTo(EXPECTED);
    }

    @Test
    void theCurrentVersionIsReadAsItIs() {
        assertThat(codec.read(CHANGED, 3, codec.write(EXPECTED))).isEqualTo(EXPECTED);
    }

    @Test
    void whatIsPassedOnIsOfTheCurrentVersion() {
        var old = """
                {"amount":{"amount":"1250.00","currency":"EUR"},"occurredAt":"2026-11-12T12:00:00Z"}""".getBytes(UTF_8);
        var current = codec.write(EXPECTED);

        assertThat(codec.current(CHANGED, 2, old)).isEqualTo(current);
        assertThat(codec.current(CHANGED, 3, current)).isSameAs(current);
        assertThatThrownBy(() -> codec.current(CHANGED, 4, current)).isInstanceOf(UnknownEventTypeException.class);
    }

    @Test
    void aMissingStepIsReported() {
        assertThatThrownBy(() -> read(new EventCodec(List.of(TO_TITLE)), 1, "{}"))
                .isInstanceOf(UnreadableEventException.class).hasMessageEndingWith("no upcaster from version 1");
    }

    @Test
    void anUpcasterThatFailsGivesNothingAway() {
        var failing = new Upcaster(DealDetailsChanged.class, 2, event -> {
            throw new IllegalStateException(event.toString());
        });

        assertThatThrownBy(() -> read(new EventCodec(List.of(failing)), 2, "{\"title\":\"Somchai\"}"))
                .isInstanceOf(UnreadableEventException.class).hasNoCause()
                .hasMessageEndingWith("upcaster from version 2 failed with IllegalStateException");
    }

    @Test
    void whatIsNoObjectIsNotLifted() {
        assertThatThrownBy(() -> read(codec, 1, "[]")).isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> read(codec, 1, "")).isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void twoUpcastersForTheSameStepAreRefused() {
        assertThatThrownBy(() -> new EventCodec(List.of(TO_MONEY, TO_MONEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two upcasters for version 1 of DealDetailsChanged");
    }

    private static DomainEvent read(EventCodec codec, int version, String json) {
        return codec.read(CHANGED, version, json.getBytes(UTF_8));
    }
}
