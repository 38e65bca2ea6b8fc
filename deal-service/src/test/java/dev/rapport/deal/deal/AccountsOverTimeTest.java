package dev.rapport.deal.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Today 6. */
class AccountsOverTimeTest {

    private static final UUID OLD = UUID.randomUUID();
    private static final UUID NEW = UUID.randomUUID();

    private static Instant day(int day) {
        return Instant.parse("2026-03-0%dT00:00:00Z".formatted(day));
    }

    @Test
    void tellsWhereSomebodyBelongedWhen() {
        var accounts = AccountsOverTime.NONE.since(day(2), List.of(OLD)).since(day(4), List.of(NEW, OLD))
                .since(day(6), List.of());

        assertThat(accounts.at(day(1))).containsExactly(OLD);
        assertThat(accounts.at(day(3))).containsExactly(OLD);
        assertThat(accounts.at(day(4))).containsExactly(NEW, OLD);
        assertThat(accounts.at(day(7))).isEmpty();
        assertThat(accounts.ever(NEW)).isTrue();
        assertThat(accounts.ever(UUID.randomUUID())).isFalse();
        assertThat(AccountsOverTime.parse(accounts.toString())).isEqualTo(accounts);
        assertThat(AccountsOverTime.parse("")).isEqualTo(AccountsOverTime.NONE);
    }

    @Test
    void whatIsToldAsOfADayBeforeTheLastChangeTakesEffectWithIt() {
        var accounts = AccountsOverTime.NONE.since(day(2), List.of(OLD)).since(day(1), List.of(NEW));

        assertThat(accounts.at(day(5))).containsExactly(NEW);
        assertThat(accounts.ever(OLD)).isFalse();
    }
}
