package dev.rapport.reporting.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.resource.Fields;
import dev.rapport.reporting.resource.RecordDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Edges, data team 5. */
class StateWriterTest {

    private static final UUID LEAD = UUID.fromString("01900000-0000-7000-8000-00000000000a");
    private static final UUID DEAL = UUID.fromString("01900000-0000-7000-8000-00000000000b");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private final MockProducer<String, byte[]> producer = new MockProducer<>(true, null, new StringSerializer(),
            new ByteArraySerializer());
    private final Queue<Map<UUID, RecordDocument>> stored = new ArrayDeque<>();

    private Map<UUID, RecordDocument> find(Collection<UUID> ids) {
        var found = new HashMap<>(stored.size() > 1 ? stored.remove() : stored.element());
        found.keySet().retainAll(ids);
        return found;
    }

    private static RecordDocument record(String kind, UUID id, long version, String name) {
        return new RecordDocument(kind, id, version, AT, AT, Fields.of(Map.of("name", name)));
    }

    private static Map<UUID, RecordDocument> records(RecordDocument... records) {
        var byId = new HashMap<UUID, RecordDocument>();
        List.of(records).forEach(record -> byId.put(record.id(), record));
        return byId;
    }

    private List<String> sent() {
        return producer.history().stream().map(StateWriterTest::text).toList();
    }

    private static String text(ProducerRecord<String, byte[]> record) {
        return record.topic() + " " + record.key() + " " + new String(record.value(), StandardCharsets.UTF_8);
    }

    private static String text(RecordDocument document) {
        return "rapport.state." + document.type() + " " + document.id() + " "
                + JsonMapper.shared().writeValueAsString(document.answer());
    }

    @Test
    void aRecordIsSentOnceAsTheApiAnswersIt() {
        var lead = record("lead", LEAD, 3, "Nok");
        var deal = record("deal", DEAL, 0, "Pilot");
        stored.add(records(lead, deal));

        new StateWriter(producer, this::find).send(Set.of(LEAD, DEAL));

        assertThat(sent()).containsExactlyInAnyOrder(text(lead), text(deal));
    }

    @Test
    void whatDoesNotExistIsLeftOut() {
        stored.add(records());

        new StateWriter(producer, this::find).send(Set.of(LEAD));

        assertThat(sent()).isEmpty();
    }

    @Test
    void whatHasChangedMeanwhileIsSentAgainAndTheRestIsNot() {
        var before = record("lead", LEAD, 3, "Nok");
        var forgotten = record("lead", LEAD, 3, "");
        var deal = record("deal", DEAL, 0, "Pilot");
        stored.add(records(before, deal));
        stored.add(records(forgotten, deal));

        new StateWriter(producer, this::find).send(Set.of(LEAD, DEAL));

        assertThat(sent()).hasSize(3).endsWith(text(forgotten));
        assertThat(sent().stream().filter(text -> text.contains(DEAL.toString()))).hasSize(1);
    }

    @Test
    void aRecordThatNeverStandsStillIsGivenUp() {
        Stream.iterate(0L, version -> version + 1).limit(200)
                .forEach(version -> stored.add(records(record("lead", LEAD, version, "Nok"))));

        assertThatThrownBy(() -> new StateWriter(producer, this::find).send(Set.of(LEAD)))
                .isInstanceOf(SinkUnavailableException.class);
    }
}
