package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

/** An event in its third version: amount and currency became money, then the price got a reason. */
class UpcasterTest {

    @EventVersion(3)
    record PriceAgreed(Money price, String reason, Instant occurredAt) implements DomainEvent {}

    private static final EventType PRICE_AGREED = EventType.of("deal", PriceAgreed.class);

    private static final Upcaster TO_MONEY = new Upcaster(PriceAgreed.class, 1, event -> {
        var money = event.objectNode();
        money.set("amount", event.remove("amount"));
        money.set("currency", event.remove("currency"));
        event.set("price", money);
        return event;
    });

    private static final Upcaster TO_REASON = new Upcaster(PriceAgreed.class, 2,
            event -> event.put("reason", "unknown"));

    private static final PriceAgreed EXPECTED = new PriceAgreed(new Money(new BigDecimal("1250.00"), "EUR"), "unknown",
            Instant.parse("2026-11-12T12:00:00Z"));

    private final EventCodec codec = new EventCodec(List.of(TO_REASON, TO_MONEY));

    @Test
    void theVersionIsPartOfTheSchemasName() {
        assertThat(PRICE_AGREED.dataSchema()).isEqualTo("/schemas/deal/PriceAgreed/3");
    }

    @Test
    void theFirstVersionIsLiftedStepByStep() {
        assertThat(read(codec, 1, """
                {"amount":"1250.00","currency":"EUR","occurredAt":"2026-11-12T12:00:00Z"}""")).isEqualTo(EXPECTED);
    }

    @Test
    void theSecondVersionTakesTheLastStepOnly() {
        assertThat(read(codec, 2, """
                {"price":{"amount":"1250.00","currency":"EUR"},"occurredAt":"2026-11-12T12:00:00Z"}"""))
                .isEqualTo(EXPECTED);
    }

    @Test
    void theCurrentVersionIsReadAsItIs() {
        assertThat(codec.read(PRICE_AGREED, 3, codec.write(EXPECTED))).isEqualTo(EXPECTED);
    }

    @Test
    void whatIsPassedOnIsOfTheCurrentVersion() {
        var old = """
                {"price":{"amount":"1250.00","currency":"EUR"},"occurredAt":"2026-11-12T12:00:00Z"}""".getBytes(UTF_8);
        var current = codec.write(EXPECTED);

        assertThat(codec.current(PRICE_AGREED, 2, old)).isEqualTo(current);
        assertThat(codec.current(PRICE_AGREED, 3, current)).isSameAs(current);
        assertThatThrownBy(() -> codec.current(PRICE_AGREED, 4, current)).isInstanceOf(UnknownEventTypeException.class);
    }

    @Test
    void aMissingStepIsReported() {
        assertThatThrownBy(() -> read(new EventCodec(List.of(TO_REASON)), 1, "{}"))
                .isInstanceOf(UnreadableEventException.class).hasMessageEndingWith("no upcaster from version 1");
    }

    @Test
    void anUpcasterThatFailsGivesNothingAway() {
        var failing = new Upcaster(PriceAgreed.class, 2, event -> {
            throw new IllegalStateException(event.toString());
        });

        assertThatThrownBy(() -> read(new EventCodec(List.of(failing)), 2, "{\"reason\":\"Somchai\"}"))
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
                .hasMessage("Two upcasters for version 1 of PriceAgreed");
    }

    private static DomainEvent read(EventCodec codec, int version, String json) {
        return codec.read(PRICE_AGREED, version, json.getBytes(UTF_8));
    }
}
