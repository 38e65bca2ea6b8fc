package dev.rapport.reporting.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.EventCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Security F11; edges, front end 13. */
class StreamIdsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Set<String> TOPICS = EventCatalogue.aggregates().stream().map(EventCatalogue::topicOf)
            .collect(Collectors.toSet());

    private static StreamIds at(Instant now, Set<String> topics) {
        return new StreamIds(TokenSigner.ofThisMachine(), topics, Clock.fixed(now, ZoneOffset.UTC),
                Duration.ofHours(1));
    }

    private static Map<TopicPartition, Long> position(long offset) {
        var position = new HashMap<TopicPartition, Long>();
        TOPICS.forEach(topic -> {
            for (int partition = 0; partition < 6; partition++) {
                position.put(new TopicPartition(topic, partition), offset * partition);
            }
        });
        return position;
    }

    @Test
    void anIdStandsForAPosition() {
        var position = position(123_456_789_012L);

        assertThat(at(NOW, TOPICS).read(at(NOW, TOPICS).of(position))).isEqualTo(position);
    }

    @Test
    void anIdIsShort() {
        assertThat(TOPICS).hasSizeGreaterThan(6);
        assertThat(at(NOW, TOPICS).of(position(2_000))).hasSizeLessThan(300);
    }

    @Test
    void anIdIsGoodForAnHour() {
        var id = at(NOW, TOPICS).of(position(1));

        assertThat(at(NOW.plus(Duration.ofMinutes(59)), TOPICS).read(id)).isEqualTo(position(1));
        assertThatThrownBy(() -> at(NOW.plus(Duration.ofMinutes(61)), TOPICS).read(id))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(HttpStatus.GONE);
                    assertThat(refused.code()).isEqualTo("position-expired");
                });
    }

    @Test
    void aTopicThatIsNotKnownHereIsLeftOut() {
        var partition = new TopicPartition("rapport.lead", 0);

        assertThat(at(NOW, Set.of("rapport.lead")).read(at(NOW, TOPICS).of(position(1))))
                .containsKey(partition).doesNotContainKey(new TopicPartition("rapport.deal", 0));
    }

    @Test
    void everyChangedLetterIsNoticed() {
        var id = at(NOW, TOPICS).of(position(1));

        for (int i = 0; i < id.length() - 1; i++) {
            char other = id.charAt(i) == 'x' ? 'y' : 'x';
            var changed = id.substring(0, i) + other + id.substring(i + 1);
            assertThatThrownBy(() -> at(NOW, TOPICS).read(changed)).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.code()).isEqualTo("invalid-position"));
        }
        for (int length = 0; length < id.length() - 1; length++) {
            var shorter = id.substring(0, length);
            assertThatThrownBy(() -> at(NOW, TOPICS).read(shorter)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void anIdOfAnotherKeyIsRefused() {
        var others = new StreamIds(new TokenSigner(List.of("another key that is at least as long as it must be")),
                TOPICS, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(1)).of(position(1));

        assertThatThrownBy(() -> at(NOW, TOPICS).read(others)).isInstanceOf(ProblemException.class);
    }
}
