package dev.rapport.reporting.security;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Coded;
import dev.rapport.http.audit.AuditEntry;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.record.PastStates;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.security.SecurityEvents.Kind;
import dev.rapport.reporting.security.SecurityEvents.SecurityEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SecurityEventsController {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int REFUSALS = 20;
    private static final int READS = 5_001;

    /** Too many requests are refused to programs that are quick, and say nothing of what was asked for. */
    private static final Set<String> HARMLESS = Set.of("rate-limited", "too-many-at-once");

    private final AuditTrail audit;
    private final IndexReader index;
    private final Records records;
    private final PastStates states;
    private final Clock clock;

    SecurityEventsController(KafkaConnection kafka, IndexReader searchIndex, Records records, PastStates states,
            Clock clock) {
        this.audit = new AuditTrail(kafka);
        this.index = searchIndex;
        this.records = records;
        this.states = states;
        this.clock = clock;
    }

    @GetMapping("/api/security/events")
    @QueryParameter(name = "kind", form = Form.CHOICE, choices = {"denied", "mass-read", "policy-changed",
            "erasure"}, description = "Only events of this kind; of all when absent.")
    @QueryParameter(name = "employeeId", form = Form.ID, description = "Only what this employee did.")
    @QueryParameter(name = "from", form = Form.START, description = "From this instant on; a day before the end when absent.")
    @QueryParameter(name = "to", form = Form.END, description = "Before this instant; now when absent. At most 31 days after from.")
    SecurityEvents events(Parameters parameters, Reading reading, Caller caller) {
        caller.require(Role.ADMIN);
        var kind = parameters.choice("kind", Coded.codes(Kind.class));
        var only = parameters.uuid("employeeId");
        var from = parameters.start("from");
        var to = parameters.end("to");
        parameters.checkRange("from", from, "to", to);
        var end = to == null ? clock.instant() : to;
        var begin = from == null ? end.minus(USUAL) : from;
        if (begin.plus(LONGEST).isBefore(end)) {
            parameters.refuse("to", "must be at most 31 days after from");
        }
        parameters.check();
        reading.from(index.projection());
        var found = new ArrayList<SecurityEvent>();
        boolean incomplete = false;
        if (isAsked(kind, Kind.DENIED) || isAsked(kind, Kind.MASS_READ)) {
            incomplete = audited(kind, begin, end, only, found);
        }
        if (isAsked(kind, Kind.POLICY_CHANGED)) {
            recorded("policy", Kind.POLICY_CHANGED, "AccessPolicyChanged", begin, end, only, reading, found);
        }
        if (isAsked(kind, Kind.ERASURE)) {
            recorded("contact", Kind.ERASURE, "ContactErased", begin, end, only, reading, found);
        }
        found.sort(Comparator.comparing(SecurityEvent::at).reversed());
        return new SecurityEvents(found, incomplete);
    }

    private static boolean isAsked(@Nullable String kind, Kind each) {
        return kind == null || kind.equals(each.code());
    }

    private boolean audited(@Nullable String kind, Instant from, Instant to, @Nullable UUID only,
            List<SecurityEvent> found) {
        var denied = new Bursts(Kind.DENIED, REFUSALS, Duration.ofMinutes(10));
        var read = new Bursts(Kind.MASS_READ, READS, Duration.ofHours(1));
        // What began before counts as well.
        var trail = audit.read(from.minus(read.within()), to);
        for (var entry : trail.entries()) {
            if (entry.event().equals(AuditEntry.REFUSED) && !HARMLESS.contains(entry.reason())) {
                denied.add(entry.actor(), entry.at());
            } else if (entry.event().equals(AuditEntry.READ)) {
                read.add(entry.actor(), entry.at());
            }
        }
        if (isAsked(kind, Kind.DENIED)) {
            found.addAll(denied.events(from, to, only));
        }
        if (isAsked(kind, Kind.MASS_READ)) {
            found.addAll(read.events(from, to, only));
        }
        return trail.incomplete();
    }

    /** Events of a type, which happen to a kind of records: the index knows which records had any then. */
    private void recorded(String type, Kind kind, String event, Instant from, Instant to, @Nullable UUID only,
            Reading reading, List<SecurityEvent> found) {
        var filters = new ArrayList<Map<String, ?>>();
        filters.add(AsOf.whenever(type));
        filters.add(Queries.range("recordedFrom", Fields.micros(from), Fields.micros(to)));
        if (kind == Kind.ERASURE) {
            filters.add(Queries.term("status", "erased"));
        }
        var copy = records.copy(reading);
        var ids = index.ids(filters);
        for (var record : records.find(copy, type, ids).values()) {
            for (var state : states.of(copy, record)) {
                var actor = person(state.event().actor());
                if (event.equals(state.event().type().simpleName()) && !state.at().isBefore(from)
                        && state.at().isBefore(to)
                        && (only == null || only.equals(actor))) {
                    found.add(new SecurityEvent(kind.code(), state.at(), actor, null, record.id()));
                }
            }
        }
    }

    private static @Nullable UUID person(@Nullable String actor) {
        try {
            return actor == null ? null : UUID.fromString(actor);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
