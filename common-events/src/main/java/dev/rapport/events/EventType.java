package dev.rapport.events;

/**
 * One kind of event.
 *
 * @param name the CloudEvents {@code type}, e.g. {@code rapport.lead.LeadCreated}
 * @param recordClass the record that holds such an event
 * @param aggregate what it happened to, e.g. {@code lead}
 * @param topic the Kafka topic it is published on, e.g. {@code rapport.lead}
 * @param version the schema version in which such events are written, from 1
 * @param schemaPath where the schema lies, e.g. {@code /schemas/lead/LeadCreated/1.json}: on the class path of this
 * library, and below the address of the gateway
 */
public record EventType(
        String name,
        Class<? extends DomainEvent> recordClass,
        String aggregate,
        String topic,
        int version,
        String schemaPath) {

    static EventType of(String aggregate, Class<? extends DomainEvent> recordClass) {
        var version = versionOf(recordClass);
        var simpleName = recordClass.getSimpleName();
        var topic = "rapport." + aggregate;
        return new EventType(topic + "." + simpleName, recordClass, aggregate, topic, version,
                "/schemas/" + aggregate + "/" + simpleName + "/" + version + ".json");
    }

    /** The schema version in which events of this class are written. */
    static int versionOf(Class<?> recordClass) {
        var declared = recordClass.getAnnotation(EventVersion.class);
        return declared == null ? 1 : declared.value();
    }

    /** Where the schemas of all its versions lie, e.g. {@code /schemas/lead/LeadCreated/}. */
    String schemaFolder() {
        return schemaPath.substring(0, schemaPath.lastIndexOf('/') + 1);
    }

    /** The name without topic, as people say it: {@code LeadCreated}. */
    public String simpleName() {
        return recordClass.getSimpleName();
    }
}
