package dev.rapport.reporting.timeline;

import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.EventType;
import dev.rapport.events.field.EventFields;
import dev.rapport.reporting.elasticsearch.Documents;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Forgetting;
import dev.rapport.reporting.elasticsearch.IndexFold;
import dev.rapport.reporting.erasure.Traces;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.resource.People;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.resource.Sentences;
import dev.rapport.reporting.resource.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One document per event, with the customers it belongs to. */
public final class TimelineFold implements IndexFold {

    /** Name of the projection. */
    public static final String NAME = "timeline";

    /** When that began which the event is part of, by which it is known whose it is: a deal is, as a whole. */
    static final String STARTED_AT = "startedAt";

    /** Events never change; they are only rewritten when somebody is forgotten. */
    private static final long AS_RECORDED = 1;

    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {
    };

    /** To be raised whenever the form of a document changes; resources have versions of their own. */
    private static final int FORM = 5;

    private final JsonMapper json = JsonMapper.shared();
    private final Resources resources;
    private final Forgetting forgetting = new TimelineForgetting();

    public TimelineFold(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return FORM + resources.version();
    }

    @Override
    public Set<String> topics() {
        return Resources.topics(resources.kindsWithCustomer());
    }

    @Override
    public Map<String, ?> properties() {
        return Map.of("eventId", Fields.KEYWORD, "type", Fields.KEYWORD, "customerIds", Fields.KEYWORD, Members.ACCOUNT,
                Fields.KEYWORD, STARTED_AT, Fields.LONG,
                "occurredAt", Fields.LONG, "recordedAt", Fields.LONG, "data", Fields.KEPT);
    }

    @Override
    public List<String> needs(EventEnvelope event) {
        var resource = resources.of(event);
        if (resource.told(event.data()).isForgetting()) {
            return LongStream.range(0, event.sequence()).mapToObj(number -> id(event.aggregateId(), number)).toList();
        }
        // The first event is the one that says whose record it is.
        return event.sequence() > 0 && resource.customerField() != null
                ? List.of(id(event.aggregateId(), 0))
                : List.of();
    }

    @Override
    public String documentOf(String aggregate, UUID aggregateId, long sequence) {
        return id(aggregateId, sequence);
    }

    @Override
    public void apply(EventEnvelope event, Documents documents) {
        var resource = resources.of(event);
        var told = resource.told(event.data());
        var first = event.sequence() == 0 ? null : documents.get(id(event.aggregateId(), 0));
        var record = event.sequence() == 0 ? resource.fold(null, event, told) : null;
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", "event");
        document.put("recordId", event.aggregateId().toString());
        document.put("sequence", event.sequence());
        document.put("eventId", event.id().toString());
        document.put("type", event.type().aggregate());
        document.put("event", event.type().simpleName());
        document.put("customerIds", customers(resource, event, told, first));
        var account = account(resource, record, first);
        if (account != null) {
            document.put(Members.ACCOUNT, account);
        }
        document.put(STARTED_AT, startedAt(resource, event, first));
        document.put("occurredAt", Fields.micros(event.data().occurredAt()));
        document.put("recordedAt", Fields.micros(event.recordedAt()));
        document.put("actor", event.actor());
        var sentence = told.sentence();
        document.put("summary", sentence == null ? Sentences.ofName(event.type().simpleName()) : sentence);
        document.put("data", data(event.data()));
        if (record != null) {
            document.put("links", resource.links(record));
        }
        document.put(Forgetting.ABOUT, about(event, told, first));
        documents.put(id(event.aggregateId(), event.sequence()), AS_RECORDED, document);
        if (told.isForgetting()) {
            documents.forget(event.aggregateId());
            if (first != null) {
                told.forgottenWith().forEach(link -> first.path("links").path(link).asStringOpt()
                        .ifPresent(other -> documents.forget(UUID.fromString(other))));
            }
        }
    }

    @Override
    public List<UUID> people(EventEnvelope event) {
        var resource = resources.of(event);
        return resource.people().toldBy(event.aggregateId(), resource.told(event.data()));
    }

    /** Whom the event names, and whom the first one of its record did. */
    private List<String> about(EventEnvelope event, Told told, @Nullable JsonNode first) {
        var about = new LinkedHashSet<String>();
        resources.of(event).people().toldBy(event.aggregateId(), told).forEach(person -> about.add(person.toString()));
        if (first != null) {
            first.path(Forgetting.ABOUT).forEach(person -> about.add(person.asString()));
        }
        return List.copyOf(about);
    }

    @Override
    public Forgetting forgetting() {
        return forgetting;
    }

    /** An event as it is left: what says something about a person is gone as a whole, with the sentence about it. */
    private final class TimelineForgetting implements Forgetting {

        @Override
        public Set<String> names(JsonNode document) {
            return resources.of(document.path("type").asString()).people()
                    .names(json.convertValue(document.path("data"), MAP));
        }

        @Override
        public Map<String, ?> forgotten(JsonNode document, Traces traces) {
            var type = type(document);
            var rest = new LinkedHashMap<String, @Nullable Object>(json.convertValue(document, MAP));
            var data = json.convertValue(document.path("data"), MAP);
            if (EventFields.personal(type).stream().map(data::get).allMatch(TimelineForgetting::isNothing)) {
                rest.put("data", People.redacted(type, data, traces));
                rest.put("summary", traces.without(document.path("summary").asString("")));
            } else {
                rest.put("data", Map.of());
                rest.put("summary", Sentences.ofName(type.simpleName()));
            }
            rest.put(FORGOTTEN, true);
            return rest;
        }

        private static boolean isNothing(@Nullable Object value) {
            return value == null || (value instanceof Map<?, ?> fields && fields.isEmpty());
        }
    }

    private static EventType type(JsonNode document) {
        return EventCatalogue.ofAggregate(document.path("type").asString()).stream()
                .filter(type -> type.simpleName().equals(document.path("event").asString())).findFirst().orElseThrow();
    }

    private static List<String> customers(Resource<?> resource, EventEnvelope event, Told told,
            @Nullable JsonNode first) {
        var customers = new ArrayList<String>();
        var own = resource.customerOf(event.aggregateId(), told);
        if (own != null) {
            customers.add(own.toString());
        } else if (first != null) {
            customers.add(first.path("customerIds").path(0).asString());
        } else {
            throw new UnappliableEventException("the first event of the record is missing");
        }
        told.alsoConcerned().forEach(customer -> customers.add(customer.toString()));
        return customers;
    }

    /** The account that a deal said it is for when it was opened. */
    private static @Nullable String account(Resource<?> resource, @Nullable RecordDocument record,
            @Nullable JsonNode first) {
        if (resource.customerField() == null) {
            return null;
        }
        return record != null
                ? record.fields().text(Members.ACCOUNT)
                : first == null ? null : first.path(Members.ACCOUNT).asStringOpt().orElse(null);
    }

    private static long startedAt(Resource<?> resource, EventEnvelope event, @Nullable JsonNode first) {
        return resource.customerField() == null || first == null
                ? Fields.micros(event.data().occurredAt())
                : first.path(STARTED_AT).asLong();
    }

    private JsonNode data(DomainEvent event) {
        var data = (ObjectNode) json.readTree(EventCodec.shared().write(event));
        data.remove("occurredAt");
        return data;
    }

    private static String id(UUID aggregateId, long sequence) {
        return aggregateId + ":" + sequence;
    }
}
