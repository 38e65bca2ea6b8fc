package dev.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The approved examples stand for all events that were ever recorded. None is ever changed or removed; an addition to
 * an event gets an example of its own beside the first ({@code 1-with-website.json}).
 */
class ExampleTest {

    @BeforeAll
    static void writeIfAsked() {
        Committed.writeIfAsked();
    }

    static List<EventType> events() {
        return EventCatalogue.all();
    }

    static List<Arguments> examples() {
        var examples = new ArrayList<Arguments>();
        for (var event : EventCatalogue.all()) {
            for (int version = 1; version <= event.version(); version++) {
                for (var file : Committed.examples(event, version)) {
                    examples.add(Arguments.of(event, version,
                            Named.of(Committed.EXAMPLES.relativize(file).toString(), file)));
                }
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyVersionOfEveryEventHasAnExample(EventType event) {
        for (int version = 1; version <= event.version(); version++) {
            assertThat(Committed.EXAMPLES
                    .resolve("%s/%s/%d.json".formatted(event.aggregate(), event.simpleName(), version)))
                    .exists();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyPropertyOfTheSchemaIsInAnExample(EventType event) {
        var shown = new HashSet<String>();
        Committed.examples(event, event.version()).forEach(file -> shown.addAll(Committed.json(file).propertyNames()));

        assertThat(shown).containsAll(Committed.json(Committed.schemaFile(event)).path("properties").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleStillReads(EventType event, int version, Path file) {
        assertThat(read(event, version, file)).isInstanceOf(event.recordClass());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleIsValidByTheSchemaOfItsVersion(EventType event, int version, Path file) {
        assertThat(errors(Committed.json(Committed.schemaFiles(event).get(version - 1)), Committed.json(file)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsReadIsWrittenInTheSameWay(EventType event, int version, Path file) {
        var written = Committed.MAPPER.readTree(EventCodec.shared().write(read(event, version, file)));

        assertThat(errors(Committed.json(Committed.schemaFile(event)), written)).isEmpty();
        if (version == event.version()) {
            assertThat(written).isEqualTo(Committed.json(file));
            assertThat(written.toString()).isEqualTo(Committed.json(file).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whenItHappenedIsFoundWithoutReadingTheRest(EventType event, int version, Path file) {
        var current = EventCodec.shared().current(event, version, Committed.bytes(file));

        assertThat(EventCodec.shared().occurredAt(current)).contains(read(event, version, file).occurredAt());
    }

    @Test
    void noExampleIsLeftOver() {
        var known = new HashSet<Path>();
        for (var event : EventCatalogue.all()) {
            for (int version = 1; version <= event.version(); version++) {
                known.addAll(Committed.examples(event, version));
            }
        }

        assertThat(Files.isDirectory(Committed.EXAMPLES)).isTrue();
        assertThat(Committed.filesBelow(Committed.EXAMPLES)).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void theSchemasFindWhatIsWrong() {
        var stageChanged = EventCatalogue.named("rapport.deal.StageChanged");
        var schema = Committed.json(Committed.schemaFile(stageChanged));

        assertThat(errors(schema, Committed.MAPPER.readTree("""
                {"from":"proposal","to":3,"occurredAt":"yesterday"}"""))).hasSize(2);
        assertThat(errors(schema, Committed.MAPPER.readTree("""
                {"from":"proposal"}"""))).hasSize(2);
    }

    private static DomainEvent read(EventType event, int version, Path file) {
        return EventCodec.shared().read(event, version, Committed.bytes(file));
    }

    private static List<String> errors(JsonNode schema, JsonNode event) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema)
                .validate(event, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream().map(Object::toString).toList();
    }
}
