package dev.rapport.reporting.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.reporting.elasticsearch.Documents;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.IndexFold;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One document per event, with the customers it belongs to. */
public final class TimelineFold implements IndexFold {

    /** Name of the projection. */
    public static final String NAME = "timeline";

    private static final Set<String> TOPICS = Set.of(EventCatalogue.topicOf("lead"), EventCatalogue.topicOf("contact"),
            EventCatalogue.topicOf("account"), EventCatalogue.topicOf("deal"), EventCatalogue.topicOf("interaction"));

    /** Events never change; blanking one for a person who asked to be forgotten is the only second version. */
    private static final long AS_RECORDED = 1;
    private static final long BLANKED = 2;

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public Map<String, ?> properties() {
        return Map.of("eventId", Fields.KEYWORD, "type", Fields.KEYWORD, "customerIds", Fields.KEYWORD, "occurredAt",
                Fields.LONG, "recordedAt", Fields.LONG, "data", Fields.KEPT);
    }

    @Override
    public List<String> needs(EventEnvelope event) {
        if (event.data() instanceof DealEvent && event.sequence() > 0) {
            // The first event of a deal is the one that says whose deal it is.
            return List.of(id(event.aggregateId(), 0));
        }
        if (event.data() instanceof ContactErased) {
            return LongStream.range(0, event.sequence()).mapToObj(number -> id(event.aggregateId(), number)).toList();
        }
        return List.of();
    }

    @Override
    public String documentOf(String aggregate, UUID aggregateId, long sequence) {
        return id(aggregateId, sequence);
    }

    @Override
    public void apply(EventEnvelope event, Documents documents) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", "event");
        document.put("recordId", event.aggregateId().toString());
        document.put("sequence", event.sequence());
        document.put("eventId", event.id().toString());
        document.put("type", event.type().aggregate());
        document.put("event", event.data().getClass().getSimpleName());
        document.put("customerIds", customers(event, documents));
        document.put("occurredAt", Fields.micros(event.data().occurredAt()));
        document.put("recordedAt", Fields.micros(event.recordedAt()));
        document.put("actor", event.actor());
        document.put("summary", Summary.of(event.data()));
        document.put("data", data(event.data()));
        documents.put(id(event.aggregateId(), event.sequence()), AS_RECORDED, document);
        if (event.data() instanceof ContactErased) {
            mark(event, event.aggregateId().toString(), documents);
            var first = documents.get(id(event.aggregateId(), 0));
            if (first != null && first.path("data").path("leadId").isString()) {
                mark(event, first.path("data").path("leadId").asString(), documents);
            }
            for (long number = 0; number < event.sequence(); number++) {
                blank(id(event.aggregateId(), number), documents);
            }
        }
    }

    private static Map<String, ?> leadOnly(JsonNode data) {
        return data.path("leadId").isString() ? Map.of("leadId", data.path("leadId").asString()) : Map.of();
    }

    private static void mark(EventEnvelope event, String personId, Documents documents) {
        documents.put(marker(personId), BLANKED, Map.of("kind", "erased", "recordId", event.aggregateId().toString(),
                "sequence", event.sequence()));
    }

    /** Id of the document that is there when a person has been erased: what others recorded about the person is not shown. */
    static String marker(String personId) {
        return "erased:" + personId;
    }

    private void blank(String id, Documents documents) {
        var document = documents.get(id);
        if (document != null) {
            var blanked = new LinkedHashMap<String, Object>();
            document.properties().forEach(field -> blanked.put(field.getKey(), field.getValue()));
            // The lead stays named, so that the same event applied again finds it.
            blanked.put("data", leadOnly(document.path("data")));
            blanked.put("summary", Summary.blank(document.path("event").asString("")));
            documents.put(id, BLANKED, blanked);
        }
    }

    private static List<String> customers(EventEnvelope event, Documents documents) {
        return switch (event.data()) {
            case DealCreated deal -> List.of(deal.customerId().toString());
            case DealEvent deal -> customerOf(documents.get(id(event.aggregateId(), 0)));
            case InteractionLogged interaction -> List.of(interaction.customerId().toString());
            case LeadConverted lead -> present(event.aggregateId(), lead.contactId(), lead.accountId());
            default -> List.of(event.aggregateId().toString());
        };
    }

    private static List<String> customerOf(@Nullable JsonNode dealCreated) {
        if (dealCreated == null) {
            throw new UnappliableEventException("the first event of the deal is missing");
        }
        return List.of(dealCreated.path("customerIds").path(0).asString());
    }

    private static List<String> present(@Nullable UUID... ids) {
        var present = new ArrayList<String>();
        for (var id : ids) {
            if (id != null) {
                present.add(id.toString());
            }
        }
        return present;
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
