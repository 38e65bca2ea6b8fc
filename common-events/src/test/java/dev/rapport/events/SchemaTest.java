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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

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

    /** Edges, data team 4. */
    @ParameterizedTest
    @MethodSource("events")
    void everyEventAndEveryFieldSaysWhatItMeans(EventType event) {
        var schema = Committed.json(Committed.schemaFile(event));
        var fields = new TreeMap<String, JsonNode>();
        collectFields("", schema, fields);

        assertThat(schema.path("description").asString("")).endsWith(".");
        assertThat(fields).isNotEmpty().allSatisfy((name, field) -> assertThat(field.path("description").asString(""))
                .as("@Description of %s", name).matches("[A-Z](?s:.+)\\."));
    }

    /** Edges, data team 4. */
    @ParameterizedTest
    @MethodSource("events")
    void aFieldThatNeedNotBeThereSaysWhatItsAbsenceMeans(EventType event) {
        var schema = Committed.json(Committed.schemaFile(event));
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();

        schema.path("properties").forEachEntry((name, field) -> assertThat(field.path("description").asString(""))
                .as(name).matches(text -> text.contains("Absent, never null, when ") != required.contains(name)));
    }

    /** Edges, data team 4. */
    @Test
    void aChoiceNamesTheCodesThatThereAre() {
        assertThat(property("rapport.contact.ContactClassified", "tier").path("enum")).extracting(JsonNode::asString)
                .containsExactly("key", "interested", "normal");
        assertThat(property("rapport.lead.LeadReopened", "status").path("enum")).extracting(JsonNode::asString)
                .containsExactly("new", "qualified");
        assertThat(property("rapport.contact.ConsentGiven", "channel").path("enum")).extracting(JsonNode::asString)
                .contains("email", "letter");
    }

    /** Edges, data team 4. */
    @Test
    void aReferenceNamesTheKindsOfRecordsItLeadsTo() {
        assertThat(property("rapport.deal.DealCreated", "customerId").path("x-references"))
                .extracting(JsonNode::asString).containsExactly("contact", "account");
    }

    private static JsonNode property(String event, String name) {
        return Committed.json(Committed.schemaFile(EventCatalogue.named(event))).path("properties").path(name);
    }

    private static void collectFields(String parent, JsonNode schema, Map<String, JsonNode> fields) {
        schema.path("properties").forEachEntry((name, field) -> {
            fields.put(parent + name, field);
            collectFields(parent + name + ".", field, fields);
            collectFields(parent + name + "[].", field.path("items"), fields);
        });
    }

    @Test
    void personalComponentsAreMarkedInTheSchema() {
        var lead = Committed.json(Committed.schemaFile(EventCatalogue.named("rapport.lead.LeadCreated")))
                .path("properties");

        assertThat(lead.path("name").path("x-personal").booleanValue()).isTrue();
        assertThat(lead.path("organisation").has("x-personal")).isFalse();
    }
}
