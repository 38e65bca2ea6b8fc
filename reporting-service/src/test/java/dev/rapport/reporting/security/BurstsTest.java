package dev.rapport.reporting.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.reporting.security.SecurityEvents.Kind;
import dev.rapport.reporting.security.SecurityEvents.SecurityEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** F74: what is done too often is one event, from when it is too often until there is a pause. */
class BurstsTest {

    private static final Instant START = Instant.parse("2026-11-30T08:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final UUID SOMEBODY = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Bursts bursts = new Bursts(Kind.DENIED, 20, Duration.ofMinutes(10));

    private void refuse(UUID who, int times, Instant from, Duration every) {
        for (int i = 0; i < times; i++) {
            bursts.add(who, from.plus(every.multipliedBy(i)));
        }
    }

    @Test
    void theTwentiethRefusalWithinTenMinutesIsAnEvent() {
        refuse(SOMEBODY, 19, START, Duration.ofSeconds(1));
        refuse(OTHER, 19, START, Duration.ofSeconds(1));
        assertThat(bursts.events(START, END, null)).isEmpty();

        bursts.add(SOMEBODY, START.plusSeconds(599));

        assertThat(bursts.events(START, END, null)).containsExactly(
                new SecurityEvent("denied", START.plusSeconds(599), SOMEBODY, 20L, null));
    }

    @Test
    void theTwentiethAfterTenMinutesIsNone() {
        refuse(SOMEBODY, 40, START, Duration.ofSeconds(32));

        assertThat(bursts.events(START, END, null)).isEmpty();
    }

    @Test
    void whatGoesOnIsOneEventAndAfterAPauseThereIsAnother() {
        refuse(SOMEBODY, 45, START, Duration.ofSeconds(1));
        refuse(SOMEBODY, 20, START.plus(Duration.ofHours(1)), Duration.ofSeconds(1));

        assertThat(bursts.events(START, END, null)).extracting(SecurityEvent::count).containsExactly(45L, 20L);
        assertThat(bursts.events(START.plus(Duration.ofMinutes(30)), END, null)).hasSize(1);
        assertThat(bursts.events(START, END, OTHER)).isEmpty();
    }
}
