package dev.rapport.events;

import org.jspecify.annotations.Nullable;

/** The headers that consumers may rely on, as the AsyncAPI document and the README list them. */
enum CloudEventHeader {

    CONTENT_TYPE("content-type", true, null, "Always application/json."),
    SPEC_VERSION("ce_specversion", true, null,
            "Always 1.0."),
    ID("ce_id", true, "uuid",
            "Unique for each event, the same whenever it is delivered again."),
    SOURCE("ce_source", true,
            "uri-reference",
            "The service that recorded the event, e.g. /contact-service."),
    TYPE("ce_type", true, null,
            "What kind of event it is, e.g. rapport.lead.LeadCreated."),
    SUBJECT("ce_subject",
            true, "uuid", "The id of the aggregate; also the key of the record."),
    TIME("ce_time", true, "date-time",
            "When it happened, as occurredAt in the value. Events of the first form lack ce_recordedtime, and this is when they were recorded."),
    RECORDED_TIME("ce_recordedtime", true, "date-time", "When it was recorded."),
    DATA_SCHEMA("ce_dataschema", true, "uri",
            "Where the schema of the value is served, e.g. https://crm.example/schemas/lead/LeadCreated/1.json. Of the first form: /schemas/lead/LeadCreated/1."),
    PARTITION_KEY(
            "ce_partitionkey", true, "uuid",
            "The key of the record."),
    SEQUENCE("ce_sequence",
            true, null,
            "The number of the event within its aggregate, from 0 without holes: 19 digits, so that it sorts as text. Of the first form: without leading zeros."),
    CORRELATION_ID(
            "ce_correlationid", false, null,
            "Shared by everything that follows from one request."),
    CAUSATION_ID(
            "ce_causationid", false,
            null,
            "The message that led to this event."),
    ACTOR(
            "ce_actor", false,
            null,
            "Who did it: the id of an employee, or the name of the service that did it by itself, e.g. deal-service; in events of earlier versions, system."),
    STORE_POSITION(
            "ce_storeposition",
            true, null,
            "The number of the event in the event store of its service, in decimal and unique there. It grows along one key, with holes; between keys it says nothing. For reconciliation."),
    TRACE_PARENT(
            "ce_traceparent",
            false,
            null,
            "The W3C trace context of what led to the event."),
    PLAIN_TRACE_PARENT(
            "traceparent",
            false,
            null,
            "The same again, where tracing libraries look for it.");

    private final String key;
    private final boolean always;
    private final @Nullable String format;
    private final String description;

    CloudEventHeader(String key, boolean always, @Nullable String format, String description) {
        this.key = key;
        this.always = always;
        this.format = format;
        this.description = description;
    }

    String key() {
        return key;
    }

    boolean always() {
        return always;
    }

    @Nullable
    String format() {
        return format;
    }

    String description() {
        return description;
    }
}
