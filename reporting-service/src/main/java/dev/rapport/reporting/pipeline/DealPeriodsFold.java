package dev.rapport.reporting.pipeline;

import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineCreated;
import dev.rapport.events.pipeline.PipelineDetails;
import dev.rapport.events.pipeline.PipelineEvent;
import dev.rapport.reporting.elasticsearch.Documents;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Holes;
import dev.rapport.reporting.elasticsearch.IndexFold;
import dev.rapport.reporting.past.Since;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history of deals as documents that can be counted:
 * <ul>
 * <li>a <em>period</em> for each event of a deal: how the deal was from that event until the next, by the time of
 * recording and by that of the business. The periods that contain an instant are all deals as they were then;
 * <li>a <em>visit</em> for each stay in a stage, in business time: one document for each event that changed something
 * about it, which says from when until when that was so, too;
 * <li>the deal's last state, to build the next ones from;
 * <li>a <em>pipeline</em> with all the stages it ever had.
 * </ul>
 */
public final class DealPeriodsFold implements IndexFold {

    /** Name of the projection. */
    public static final String NAME = "deal-periods";

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return 5;
    }

    @Override
    public Set<String> topics() {
        return Set.of(EventCatalogue.topicOf("deal"), EventCatalogue.topicOf("pipeline"));
    }

    @Override
    public Map<String, ?> properties() {
        var properties = new LinkedHashMap<String, Object>();
        for (var field : List.of("pipelineId", "customerId", "accountId", "leadId", "ownerId", "stage", "status",
                "currency", "outcome", "next")) {
            properties.put(field, Fields.KEYWORD);
        }
        for (var field : List.of("openedAt", "openedSeconds", "enteredAt", "dwellSeconds", "closedAt",
                "cycleSeconds")) {
            properties.put(field, Fields.LONG);
        }
        properties.putAll(Since.PROPERTIES);
        ExactAmount.FIELDS.forEach(field -> properties.put(field, Fields.LONG));
        properties.put("expectedClose", Fields.DAY);
        // To group by month: in milliseconds, because that is what dates of Elasticsearch are.
        properties.put("closedOn", Map.of("type", "date", "format", "epoch_millis"));
        properties.put("state", Fields.KEPT);
        properties.put("versions", Fields.KEPT);
        return properties;
    }

    @Override
    public List<String> needs(EventEnvelope event) {
        return event.sequence() == 0
                ? List.of()
                : List.of(documentOf(event.type().aggregate(), event.aggregateId(), event.sequence()));
    }

    @Override
    public String documentOf(String aggregate, UUID aggregateId, long sequence) {
        return aggregate.equals("pipeline") ? Pipelines.documentId(aggregateId) : dealId(aggregateId.toString());
    }

    @Override
    public void apply(EventEnvelope event, Documents documents) {
        switch (event.data()) {
            case DealEvent deal -> deal(event, deal, documents);
            case PipelineEvent pipeline -> pipeline(event, pipeline, documents);
            default -> throw new IllegalStateException("No deal is counted by " + event.type().name());
        }
    }

    private void deal(EventEnvelope event, DealEvent deal, Documents documents) {
        var stored = documents.get(dealId(event.aggregateId().toString()));
        DealState before = stored == null ? null : json.treeToValue(stored.path("state"), DealState.class);
        if (before != null && before.sequence() >= event.sequence()) {
            return;
        }
        Holes.check(event, stored);
        DealState after;
        if (before != null) {
            after = before.after(event, deal);
        } else if (deal instanceof DealCreated created) {
            after = DealState.opened(event, created);
        } else {
            throw new UnappliableEventException("the deal does not begin with its creation");
        }
        long version = event.sequence() + 1;
        if (before != null) {
            documents.put(periodId(before), version, period(before, after.since(), after.sequence()));
            if (before.visitVersion() != after.visitVersion()) {
                changeVisit(before, after, documents);
            }
        }
        documents.put(periodId(after), version, period(after, null, after.sequence()));
        if (before == null || before.visitVersion() != after.visitVersion()) {
            documents.put(visitId(after, after.visit(), after.visitVersion()), version,
                    visit(after, after.visit(), after.since(), null, after.sequence()));
        }
        var state = head("deal", after, after.sequence());
        state.put("state", json.valueToTree(after));
        documents.put(dealId(after.dealId().toString()), version, state);
    }

    /** What was known of a stay holds until now; if the deal has left it, that it has holds from now on. */
    private static void changeVisit(DealState before, DealState after, Documents documents) {
        long version = after.sequence() + 1;
        documents.put(visitId(before, before.visit(), before.visitVersion()), version,
                visit(before, before.visit(), before.visitSince(), after.since(), after.sequence()));
        if (before.visit().number() != after.visit().number()) {
            var left = before.visit().movedTo(after.visit().stage(), after.visit().enteredAt());
            documents.put(visitId(before, left, after.sequence()), version,
                    visit(before, left, after.since(), null, after.sequence()));
        }
    }

    private static Map<String, Object> head(String kind, DealState deal, long sequence) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", kind);
        document.put("recordId", deal.dealId().toString());
        document.put("sequence", sequence);
        return document;
    }

    private static Map<String, ?> period(DealState deal, @Nullable Since next, long sequence) {
        var document = head("period", deal, sequence);
        document.put("pipelineId", deal.pipelineId().toString());
        document.put("ownerId", deal.ownerId().toString());
        document.put("stage", deal.stage());
        document.put("status", deal.status().name().toLowerCase(Locale.ROOT));
        deal.since().put(document, next);
        document.put("openedAt", deal.openedAt());
        document.put("openedSeconds", Math.floorDiv(deal.openedAt(), 1_000_000L));
        document.put("customerId", deal.customerId().toString());
        if (deal.accountId() != null) {
            document.put("accountId", deal.accountId().toString());
        }
        if (deal.leadId() != null) {
            document.put("leadId", deal.leadId().toString());
        }
        Long closedAt = deal.closedAt();
        if (closedAt != null) {
            document.put("closedAt", closedAt);
            document.put("closedOn", Math.floorDiv(closedAt, 1000L));
            document.put("cycleSeconds", Math.max(0, Math.floorDiv(closedAt - deal.openedAt(), 1_000_000L)));
        }
        if (deal.expectedClose() != null) {
            document.put("expectedClose", deal.expectedClose().toString());
        }
        if (deal.amount() != null && deal.currency() != null) {
            document.put("currency", deal.currency());
            document.putAll(ExactAmount.of(deal.amount()));
        }
        return document;
    }

    private static Map<String, ?> visit(DealState deal, DealState.Visit visit, Since since, @Nullable Since next,
            long sequence) {
        var document = head("visit", deal, sequence);
        since.put(document, next);
        document.put("pipelineId", deal.pipelineId().toString());
        document.put("ownerId", deal.ownerId().toString());
        document.put("stage", visit.stage());
        document.put("enteredAt", visit.enteredAt());
        document.put("outcome", visit.outcome().name().toLowerCase(Locale.ROOT));
        if (visit.next() != null) {
            document.put("next", visit.next());
        }
        if (visit.leftAt() != null) {
            document.put("dwellSeconds",
                    Duration.of(visit.leftAt() - visit.enteredAt(), ChronoUnit.MICROS).toSeconds());
        }
        return document;
    }

    private void pipeline(EventEnvelope event, PipelineEvent pipeline, Documents documents) {
        var id = Pipelines.documentId(event.aggregateId());
        JsonNode before = documents.get(id);
        if (before != null && before.path("sequence").asLong() >= event.sequence()) {
            return;
        }
        Holes.check(event, before);
        var versions = new ArrayList<Object>();
        if (before != null) {
            before.path("versions").forEach(versions::add);
        }
        versions.add(version(Since.of(before == null
                ? null
                : Since.of(before.path("versions").path(versions.size() - 1)), event), switch (pipeline) {
                    case PipelineCreated e -> e.details();
                    case PipelineChanged e -> e.details();
                }));
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", "pipeline");
        document.put("recordId", event.aggregateId().toString());
        document.put("sequence", event.sequence());
        document.put("versions", versions);
        documents.put(id, event.sequence() + 1, document);
    }

    private static Map<String, ?> version(Since since, PipelineDetails pipeline) {
        var version = new LinkedHashMap<String, Object>(Map.of("name", pipeline.name(), "stages", pipeline.stages()));
        since.put(version, null);
        return version;
    }

    private static String dealId(String id) {
        return "deal:" + id;
    }

    private static String periodId(DealState deal) {
        return deal.dealId() + ":" + deal.sequence();
    }

    private static String visitId(DealState deal, DealState.Visit visit, long version) {
        return deal.dealId() + ":visit:" + visit.number() + ":" + version;
    }
}
