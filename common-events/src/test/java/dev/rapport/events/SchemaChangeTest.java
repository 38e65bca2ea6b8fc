package dev.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Coded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaChangeTest {

    record Approved(
            String title,
            @Nullable Money amount,
            List<UUID> accountIds,
            Instant occurredAt) {}

    record WithNewNullable(
            String title,
            @Nullable Money amount,
            @Nullable String note,
            List<UUID> accountIds,
            Instant occurredAt) {}

    record WithPersonal(
            @Personal String title,
            @Nullable Money amount,
            List<UUID> accountIds,
            Instant occurredAt) {}

    record WithNewRequired(
            String title,
            @Nullable Money amount,
            List<UUID> accountIds,
            String note,
            Instant occurredAt) {}

    record Renamed(
            String name,
            @Nullable Money amount,
            List<UUID> accountIds,
            Instant occurredAt) {}

    record Retyped(
            String title,
            @Nullable String amount,
            List<UUID> accountIds,
            Instant occurredAt) {}

    record RetypedItems(
            String title,
            @Nullable Money amount,
            List<String> accountIds,
            Instant occurredAt) {}

    record NowNullable(
            @Nullable String title,
            @Nullable Money amount,
            List<UUID> accountIds,
            Instant occurredAt) {}

    record NowRequired(String title, Money amount, List<UUID> accountIds, Instant occurredAt) {}

    @Test
    void aNewComponentThatMayBeAbsentBreaksNothing() {
        assertThat(breaksOf(WithNewNullable.class)).isEmpty();
    }

    @Test
    void markingAsPersonalBreaksNoReader() {
        assertThat(breaksOf(WithPersonal.class)).isEmpty();
    }

    @Test
    void aNewComponentThatMustBeThereBreaksOldEvents() {
        assertThat(breaksOf(WithNewRequired.class)).singleElement().asString()
                .startsWith("note is new and must be there");
    }

    @Test
    void aRenamedComponentBreaksReaders() {
        assertThat(breaksOf(Renamed.class)).contains("title is gone");
    }

    @Test
    void aComponentOfAnotherTypeBreaksReaders() {
        assertThat(breaksOf(Retyped.class)).anyMatch(broken -> broken.startsWith("amount: type was \"object\""));
    }

    @Test
    void aListOfSomethingElseBreaksReaders() {
        assertThat(breaksOf(RetypedItems.class)).singleElement().asString()
                .startsWith("accountIds[]: format was \"uuid\"");
    }

    @Test
    void aComponentThatMayNowBeAbsentBreaksReaders() {
        assertThat(breaksOf(NowNullable.class)).containsExactly("title was always there and no longer is");
    }

    @Test
    void aComponentThatMustNowBeThereBreaksOldEvents() {
        assertThat(breaksOf(NowRequired.class)).containsExactly("amount must be there, which old events cannot know");
    }

    enum Known implements Coded {
        OPEN,
        CLOSED
    }

    enum More implements Coded {
        OPEN,
        CLOSED,
        PAUSED
    }

    record Free(String state) {}

    record Chosen(@Choice(Known.class) String state) {}

    record ChosenOfMore(@Choice(More.class) String state) {}

    @Test
    void aNewChoiceBreaksNothing() {
        assertThat(breaks(Chosen.class, ChosenOfMore.class)).isEmpty();
    }

    @Test
    void aChoiceThatIsGoneBreaksOldEvents() {
        assertThat(breaks(ChosenOfMore.class, Chosen.class))
                .containsExactly("state could be \"paused\" and no longer can");
    }

    @Test
    void choicesWhereAnythingCouldBeBreakOldEvents() {
        assertThat(breaks(Free.class, Chosen.class))
                .containsExactly("state could be anything and is one of [\"open\",\"closed\"]");
    }

    @Test
    void anythingWhereChoicesWereBreaksReaders() {
        assertThat(breaks(Chosen.class, Free.class))
                .containsExactly("state was one of [\"open\",\"closed\"] and can be anything");
    }

    private static List<String> breaks(Class<?> approved, Class<?> changed) {
        return SchemaChange.breaks(SchemaGenerator.ofRecord(approved), SchemaGenerator.ofRecord(changed));
    }

    private static List<String> breaksOf(Class<?> changed) {
        return breaks(Approved.class, changed);
    }
}
