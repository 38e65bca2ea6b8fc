package dev.rapport.common.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.events.account.AccountTagged;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagsTest {

    private final Tags tags = new Tags();

    @Test
    void tagsThatDifferInCaseOrFormAloneAreTheSame() {
        give("VIP", "ลูกค้าประจำ");

        assertThat(tags.change(List.of("vip", "ＶＩＰ", " Key ", "key"), List.of()))
                .isEqualTo(new Tags.Change(List.of("Key"), List.of()));
    }

    @Test
    void whatGoesIsNamedAsItWasGiven() {
        give("VIP");

        assertThat(tags.change(List.of(), List.of("vip", "never had"))).isEqualTo(new Tags.Change(List.of(),
                List.of("VIP")));
    }

    @Test
    void takenAwayAndGivenAgainIsNoChange() {
        give("VIP");

        assertThat(tags.change(List.of("VIP"), List.of("VIP")).isEmpty()).isTrue();
        assertThat(tags.change(List.of("Vip"), List.of("VIP"))).as("written in another way")
                .isEqualTo(new Tags.Change(List.of("Vip"), List.of("VIP")));
    }

    @Test
    void fiftyAreEnough() {
        give(IntStream.range(0, 50).mapToObj(number -> "tag " + number).toArray(String[]::new));

        assertThatThrownBy(() -> tags.change(List.of("one more"), List.of()))
                .isInstanceOfSatisfying(BrokenRuleException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(RecordRule.TOO_MANY_TAGS));
        assertThat(tags.change(List.of("one more"), List.of("tag 7")).added()).containsExactly("one more");
    }

    private void give(String... given) {
        tags.apply(new AccountTagged(List.of(given), List.of(), Instant.EPOCH));
    }
}
