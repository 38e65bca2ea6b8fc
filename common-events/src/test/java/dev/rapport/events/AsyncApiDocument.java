package dev.rapport.events;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Makes the AsyncAPI 3.0 document of all topics and events from the catalogue. */
final class AsyncApiDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final YAMLMapper YAML = YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES).enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLWriteFeature.SPLIT_LINES).build();

    private static final String BINDING_VERSION = "0.5.0";

    /** Of a topic that the services make; a company may have made its topics with more. */
    private static final int PARTITIONS = 6;
    /** What batches on the topics are compressed with, unless a company has set another codec. */
    private static final String CODEC = "gzip";

    private static final String STATE = "State";
    private static final String READER = "reporting-service";

    private AsyncApiDocument() {}

    static String yaml() {
        return YAML.writeValueAsString(document());
    }

    static JsonNode parse(String yaml) {
        return YAML.readTree(yaml);
    }

    private static ObjectNode document() {
        var document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info").put("title", "Rapport events").put("version", "1.0.0")
                .put("description",
                        """
                                Everything that happens in Rapport. One Kafka topic per aggregate type, CloudEvents 1.0 in binary mode, \
                                the key is the id of the aggregate. Events are kept for ever and delivered at least once: drop an id that \
                                was seen, or a sequence that is not above the last one of its key. Order holds per key. Other properties \
                                may be added to an event at any time; a change that breaks readers gets a new version of its schema.
                                """)
                .putObject("license").put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        document.set("servers", servers());
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        EventCatalogue.aggregates().forEach(aggregate -> {
            channels.set(aggregate, channel(aggregate));
            operations.putObject(aggregate + "Recorded").put("action", "send")
                    .put("summary",
                            "%s publishes what happened on %s.".formatted(EventCatalogue.ownerOf(aggregate),
                                    EventCatalogue.topicOf(aggregate)))
                    .putObject("channel").put("$ref", "#/channels/" + aggregate);
        });
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        EventCatalogue.all().forEach(type -> messages.set(type.simpleName(), message(type)));
        EventCatalogue.aggregates().forEach(aggregate -> {
            channels.set(aggregate + STATE, states(aggregate));
            operations.putObject(aggregate + "StatePublished").put("action", "send")
                    .put("summary", "%s publishes each %s as it is now on %s.".formatted(READER, aggregate,
                            EventCatalogue.stateTopicOf(aggregate)))
                    .putObject("channel").put("$ref", "#/channels/" + aggregate + STATE);
            messages.set(aggregate + STATE, state(aggregate));
        });
        components.putObject("schemas").set("Headers", headers());
        return document;
    }

    private static ObjectNode servers() {
        var servers = JSON.objectNode();
        servers.putObject("company").put("host", "{brokers}").put("protocol", "kafka-secure").put("description",
                "The brokers of the company, with TLS and SASL as it has set them up; readers need the rights Describe "
                        + "and Read on the topics, and Read on their consumer group.")
                .putObject("variables").putObject("brokers").put("description", "Host and port of a broker")
                .putArray("examples").add("broker-1.example.org:9093");
        servers.putObject("local").put("host", "127.0.0.1:19092").put("protocol", "kafka").put("description",
                "The local stack as ./rapport up starts it, without sign-in.");
        return servers;
    }

    private static ObjectNode channel(String aggregate) {
        var channel = JSON.objectNode().put("address", EventCatalogue.topicOf(aggregate));
        channel.put("description", "What happened to each %s, written by %s alone.".formatted(aggregate,
                EventCatalogue.ownerOf(aggregate)));
        var messages = channel.putObject("messages");
        EventCatalogue.ofAggregate(aggregate).forEach(type -> messages.putObject(type.simpleName()).put("$ref",
                "#/components/messages/" + type.simpleName()));
        var kafka = channel.putObject("bindings").putObject("kafka").put("topic", EventCatalogue.topicOf(aggregate))
                .put("partitions", PARTITIONS);
        var topic = kafka.putObject("topicConfiguration");
        topic.putArray("cleanup.policy").add("delete");
        topic.put("retention.ms", -1);
        kafka.put("bindingVersion", BINDING_VERSION);
        return channel.put("x-owner", EventCatalogue.ownerOf(aggregate)).put("x-ordering", "per key")
                .put("x-retention", "unlimited").put("x-codec", CODEC);
    }

    private static ObjectNode states(String aggregate) {
        var channel = JSON.objectNode().put("address", EventCatalogue.stateTopicOf(aggregate));
        channel.put("description", ("Each %s as it is now, for who needs no history. Read it with "
                + "isolation level read_committed; the last record of a key counts.").formatted(aggregate));
        channel.putObject("messages").putObject(aggregate + STATE).put("$ref",
                "#/components/messages/" + aggregate + STATE);
        var kafka = channel.putObject("bindings").putObject("kafka")
                .put("topic", EventCatalogue.stateTopicOf(aggregate))
                .put("partitions", PARTITIONS);
        kafka.putObject("topicConfiguration").putArray("cleanup.policy").add("compact");
        kafka.put("bindingVersion", BINDING_VERSION);
        return channel.put("x-owner", READER).put("x-ordering", "per key")
                .put("x-retention", "the last of each key").put("x-codec", CODEC);
    }

    private static ObjectNode state(String aggregate) {
        var message = JSON.objectNode().put("name", EventCatalogue.stateTopicOf(aggregate))
                .put("title", "State of a " + aggregate)
                .put("summary", "A record as the API answers it.").put("contentType", "application/json");
        var payload = message.putObject("payload").put("type", "object").put("description",
                "What GET answers for the record: its component of the OpenAPI document. Fields that are not named here "
                        + "differ by kind.");
        var properties = payload.putObject("properties");
        properties.putObject("id").put("type", "string").put("format", "uuid");
        properties.putObject("version").put("type", "integer").put("description",
                "The sequence of the last event that is in it");
        for (var time : List.of("createdAt", "updatedAt")) {
            properties.putObject(time).put("type", "string").put("format", "date-time");
        }
        payload.putArray("required").add("id").add("version").add("createdAt").add("updatedAt");
        var kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("format", "uuid").put("description",
                "The id of the " + aggregate);
        kafka.put("bindingVersion", BINDING_VERSION);
        return message;
    }

    private static ObjectNode message(EventType type) {
        var message = JSON.objectNode().put("name", type.name())
                .put("title", EventText.title(type.recordClass()))
                .put("summary", EventText.summary(type.recordClass()))
                .put("description", EventText.description(type.recordClass())).put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/Headers");
        message.putObject("payload").put("$ref", type.schemaPath().substring("/schemas/".length()));
        var kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("format", "uuid").put("description",
                "The id of the " + type.aggregate());
        kafka.put("bindingVersion", BINDING_VERSION);
        message.putObject("correlationId").put("location", "$message.header#/" + CloudEvents.CORRELATION_ID)
                .put("description", "Shared by everything that follows from one request.");
        var examples = message.putArray("examples");
        Committed.examples(type, type.version()).forEach(file -> examples.addObject()
                .put("name", file.getFileName().toString().replace(".json", "")).set("payload", Committed.json(file)));
        var personal = message.putArray("x-personal");
        personalFields("", SchemaGenerator.schemaOf(type)).forEach(personal::add);
        return message;
    }

    /** The paths of personal values within an event, e.g. {@code name}. */
    private static List<String> personalFields(String parent, JsonNode schema) {
        var found = new ArrayList<String>();
        schema.path("properties").properties().forEach(property -> {
            var path = parent + property.getKey();
            if (property.getValue().path("x-personal").asBoolean(false)) {
                found.add(path);
            }
            found.addAll(personalFields(path + ".", property.getValue()));
            found.addAll(personalFields(path + "[].", property.getValue().path("items")));
        });
        return found;
    }

    private static ObjectNode headers() {
        var headers = JSON.objectNode().put("type", "object").put("description",
                "The attributes of a CloudEvent, each as a header with a value in UTF-8.");
        var properties = headers.putObject("properties");
        var required = JSON.arrayNode();
        for (var header : CloudEventHeader.values()) {
            var property = properties.putObject(header.key()).put("type", "string");
            if (header.format() != null) {
                property.put("format", header.format());
            }
            property.put("description", header.description());
            if (header.always()) {
                required.add(header.key());
            }
        }
        headers.set("required", required);
        return headers;
    }
}
