package dev.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {

    @BeforeAll
    static void writeIfAsked() {
        Committed.writeIfAsked();
    }

    @Test
    void theCommittedDocumentIsThatOfTheCatalogue() {
        assertThat(Committed.text(Committed.ASYNC_API))
                .as("Events changed: run with -Drapport.schemas.write=true and commit the document")
                .isEqualTo(AsyncApiDocument.yaml());
    }

    @Test
    void everyTopicIsAChannelWithItsOwnerOrderAndRetention() {
        var topics = new HashSet<String>();
        for (var channel : document().path("channels")) {
            assertThat(channel.path("x-owner").asString()).endsWith("-service");
            assertThat(channel.path("x-ordering").asString()).isEqualTo("per key");
            if (!isOfStates(channel)) {
                topics.add(channel.path("address").asString());
                var kafka = channel.path("bindings").path("kafka");
                assertThat(kafka.path("topicConfiguration").path("retention.ms").asInt()).isEqualTo(-1);
                assertThat(channel.path("x-retention").asString()).isEqualTo("unlimited");
            }
        }

        assertThat(topics).isEqualTo(EventCatalogue.topics());
    }

    /** Edges, data team 5. */
    @Test
    void everyKindOfRecordsHasACompactedTopicOfStates() {
        var topics = new ArrayList<String>();
        for (var channel : document().path("channels")) {
            if (isOfStates(channel)) {
                topics.add(channel.path("address").asString());
                assertThat(channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0").asString())
                        .isEqualTo("compact");
                for (var message : channel.path("messages")) {
                    assertThat(resolve(message).at("/bindings/kafka/key/format").asString()).isEqualTo("uuid");
                }
            }
        }

        assertThat(topics).containsExactlyElementsOf(
                EventCatalogue.aggregates().stream().map(aggregate -> "rapport.state." + aggregate).toList());
    }

    private static boolean isOfStates(JsonNode channel) {
        return channel.path("address").asString().startsWith("rapport.state.");
    }

    @Test
    void everyEventIsAMessageOfItsChannelAlone() {
        for (var aggregate : EventCatalogue.aggregates()) {
            var names = new ArrayList<String>();
            for (var reference : document().path("channels").path(aggregate).path("messages")) {
                names.add(resolve(reference).path("name").asString());
            }

            assertThat(names)
                    .containsExactlyElementsOf(
                            EventCatalogue.ofAggregate(aggregate).stream().map(EventType::name).toList());
        }
        assertThat(document().path("components").path("messages").size())
                .isEqualTo(EventCatalogue.all().size() + EventCatalogue.aggregates().size());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = new ArrayList<String>();
        collect(document(), references);

        assertThat(references).isNotEmpty();
        for (var reference : references) {
            if (reference.startsWith("#/")) {
                assertThat(document().at(reference.substring(1)).isObject()).as(reference).isTrue();
            } else {
                assertThat(Committed.ASYNC_API.resolveSibling(reference)).exists();
            }
        }
    }

    @Test
    void itHasWhatTheSpecificationAsksFor() {
        assertThat(document().path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(document().path("info").path("title").asString()).isNotBlank();
        assertThat(document().path("info").path("version").asString()).isNotBlank();
        assertThat(Set.copyOf(document().propertyNames()))
                .isSubsetOf("asyncapi", "info", "defaultContentType", "servers", "channels", "operations",
                        "components");
        for (var operation : document().path("operations")) {
            assertThat(operation.path("action").asString()).isEqualTo("send");
            assertThat(resolve(operation.path("channel")).path("address").asString()).startsWith("rapport.");
        }
    }

    /** Edges, data team 4. */
    @Test
    void everyMessageHasASummaryAndItsApprovedExamples() {
        for (var type : EventCatalogue.all()) {
            var message = document().path("components").path("messages").path(type.simpleName());

            assertThat(message.path("summary").asString()).as(type.name()).endsWith(".");
            assertThat(message.path("examples")).extracting(example -> example.path("payload"))
                    .containsExactlyElementsOf(
                            Committed.examples(type, type.version()).stream().map(Committed::json).toList());
        }
    }

    /** Edges, data team 4. */
    @Test
    void serversPartitionsAndCodecAreNamed() {
        assertThat(document().path("servers").propertyNames()).containsExactly("company", "local");
        assertThat(document().path("channels")).allSatisfy(channel -> {
            assertThat(channel.path("bindings").path("kafka").path("partitions").asInt()).isPositive();
            assertThat(channel.path("x-codec").asString()).isNotBlank();
        });
    }

    @Test
    void personalFieldsAreListed() {
        var personal = new ArrayList<String>();
        document().path("components").path("messages").path("LeadCreated").path("x-personal")
                .forEach(field -> personal.add(field.asString()));

        assertThat(personal).containsExactly("name", "email", "phone", "interest", "givenName", "familyName",
                "romanisedName", "custom", "emails", "emails[].address", "phones", "phones[].number", "addresses",
                "externalIds");
    }

    private static JsonNode document() {
        return AsyncApiDocument.parse(Committed.text(Committed.ASYNC_API));
    }

    private static JsonNode resolve(JsonNode reference) {
        return document().at(reference.path("$ref").asString().substring(1));
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }
}
