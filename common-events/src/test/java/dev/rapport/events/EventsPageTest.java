package dev.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} tells of every topic and how every event changes its record. Edges, data team 4 and 7. */
class EventsPageTest {

    private static final String PAGE = Committed.text(Path.of("../docs/events.md"));

    @Test
    void everyTopicHasItsWriter() {
        for (var aggregate : EventCatalogue.aggregates()) {
            assertThat(PAGE.lines()).as(aggregate).anyMatch(
                    line -> line.startsWith("|") && line.contains("`" + EventCatalogue.topicOf(aggregate) + "`")
                            && line.contains(EventCatalogue.ownerOf(aggregate)));
        }
    }

    @Test
    void everyEventHasARuleByWhichItIsFolded() {
        assertThat(PAGE).contains("`…DetailsChanged`");
        assertThat(EventCatalogue.all()).filteredOn(type -> !type.simpleName().endsWith("DetailsChanged"))
                .allSatisfy(type -> assertThat(PAGE).contains("`" + type.simpleName() + "`"));
    }
}
