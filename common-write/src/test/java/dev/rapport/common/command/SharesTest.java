package dev.rapport.common.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.access.Share;
import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.events.deal.DealShared;
import dev.rapport.events.deal.DealUnshared;
import dev.rapport.events.policy.SharedWith;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final UUID REN = UUID.randomUUID();

    private final Shares shares = new Shares();

    @Test
    void aPersonHasOneShareWhoseTermsChange() {
        UUID first = share(terms(REN, null, "read", null));

        var changed = shares.change(terms(REN, null, "write", TODAY), TODAY);

        assertThat(changed).isEqualTo(new ShareTerms(first, new SharedWith(REN, null), "write", TODAY));
        assertThat(shares.change(terms(REN, null, "read", null), TODAY)).as("as it is").isNull();
    }

    @Test
    void aTeamIsTheSameHoweverItIsWritten() {
        UUID first = share(terms(null, " North ", "read", null));

        assertThat(shares.change(terms(null, "ＮＯＲＴＨ", "read", null), TODAY)).isNull();
        assertThat(shares.idOf(new SharedWith(null, "north"))).isEqualTo(first);
        assertThat(shares.facts()).containsExactly(new Share(null, "north", false, null));
    }

    @Test
    void aHundredAreEnoughAndThoseThatHaveEndedDoNotCount() {
        share(terms(UUID.randomUUID(), null, "read", TODAY.minusDays(1)));
        for (int i = 0; i < 100; i++) {
            share(terms(UUID.randomUUID(), null, "read", i == 0 ? TODAY : null));
        }

        assertThatThrownBy(() -> shares.change(terms(REN, null, "read", null), TODAY))
                .isInstanceOfSatisfying(BrokenRuleException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RecordRule.TOO_MANY_SHARES));
        assertThat(shares.change(terms(REN, null, "read", null), TODAY.plusDays(1))).isNotNull();
    }

    @Test
    void whatEndsIsGone() {
        UUID id = share(terms(REN, null, "read", null));

        shares.apply(new DealUnshared(id, Instant.EPOCH));

        assertThat(shares.has(id)).isFalse();
        assertThat(shares.facts()).isEmpty();
    }

    @Test
    void theSameIsReadFromAColumnAndFromEvents() {
        var stays = new DealShared(UUID.randomUUID(), new SharedWith(null, "North"), "write", TODAY, Instant.EPOCH);
        var ends = new DealShared(UUID.randomUUID(), new SharedWith(REN, null), "read", null, Instant.EPOCH);
        var end = new DealUnshared(ends.shareId(), Instant.EPOCH);
        var expected = new Share(null, "north", true, TODAY);

        assertThat(StoredShares.read(StoredShares.without(StoredShares.with(StoredShares.with(StoredShares.NONE, stays),
                ends), end))).containsExactly(expected);
        assertThat(StoredShares.fold("""
                [{"shareId": "%1$s", "with": {"team": "North"}, "level": "write", "until": "2026-05-04"},
                 {"shareId": "%2$s", "with": {"employeeId": "%3$s"}, "level": "read"}, {"shareId": "%2$s"}]
                """.formatted(stays.shareId(), ends.shareId(), REN))).containsExactly(expected);
    }

    private UUID share(ShareTerms wanted) {
        ShareTerms terms = shares.change(wanted, TODAY);
        if (terms == null) {
            throw new AssertionError("It is shared already");
        }
        shares.apply(new DealShared(terms.id(), terms.with(), terms.level(), terms.until(), Instant.EPOCH));
        return terms.id();
    }

    private static ShareTerms terms(@Nullable UUID employeeId, @Nullable String team, String level,
            @Nullable LocalDate until) {
        return new ShareTerms(UUID.randomUUID(), new SharedWith(employeeId, team), level, until);
    }
}
