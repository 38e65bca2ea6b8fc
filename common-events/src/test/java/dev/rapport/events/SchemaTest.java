package dev.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events are a promise: what is committed as their schema holds for every event that was ever written in that version.
 */
class SchemaTest {

    @BeforeAll
    static void writeIfAsked() {
        Committed.writeIfAsked();
    }

    static List<EventType> events() {
        return EventCatalogue.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theCommittedSchemaIsThatOfTheRecord(EventType event) {
        var file = Committed.schemaFile(event);
        var generated = SchemaGenerator.schemaOf(event);
        if (Files.exists(file)) {
            assertThat(SchemaChange.breaks(Committed.json(file), generated)).as("""
                    %s breaks its readers. Make the change additive (a new component that is @Nullable), or raise \
                    @EventVersion, add an Upcaster and keep the old schema and example""", event.name()).isEmpty();
        }
        assertThat(file).as("%s has no committed schema: run with -Drapport.schemas.write=true", event.name()).exists();
        assertThat(Committed.text(file))
                .as("%s changed: run with -Drapport.schemas.write=true and commit the schema", event.name())
                .isEqualTo(Committed.pretty(generated));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaIsAValidOne(EventType event) {
        var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SchemaGenerator.DIALECT));

        assertThat(metaSchema.validate(SchemaGenerator.schemaOf(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaLiesOnTheClassPathWhereDataschemaPoints(EventType event) {
        assumeFalse(Committed.WRITE, "what is written now gets onto the class path with the next build");

        var onClassPath = Committed.MAPPER.readTree(EventType.class.getResourceAsStream(event.schemaPath()));

        assertThat(onClassPath.path("$id").asString()).isEqualTo(event.schemaPath());
    }

    @Test
    void noSchemaThatWasEverPublishedIsRemovedAndNoneIsLeftOver() {
        var expected = new ArrayList<>(List.of(Committed.ASYNC_API));
        EventCatalogue.all().forEach(type -> expected.addAll(Committed.schemaFiles(type)));

        assertThat(new HashSet<>(Committed.filesBelow(Committed.RESOURCES.resolve("schemas"))))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void personalComponentsAreMarkedInTheSchema() {
        var lead = Committed.json(Committed.schemaFile(EventCatalogue.named("rapport.lead.LeadCreated")))
                .path("properties");

        assertThat(lead.path("name").path("x-personal").booleanValue()).isTrue();
        assertThat(lead.path("organisation").has("x-personal")).isFalse();
    }
}
