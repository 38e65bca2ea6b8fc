package dev.rapport.reporting.dryrun;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.condition.InvalidConditionException;
import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.rule.Consequence;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.CompanyProperties;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import dev.rapport.events.rule.RuleDetails;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.custom.CustomFields;
import dev.rapport.reporting.dryrun.DryRun.Would;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.record.PastStates;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Says what a rule would have done; a question with a body, which changes nothing. */
@RestController
class DryRunController {

    private static final int MOST = 10_000;
    private static final String RULE = "rule";

    private final PastEvents events;
    private final IndexReader index;
    private final Records records;
    private final Readers readers;
    private final Resources resources;
    private final CompanyProperties company;
    private final FieldProperties fields;
    private final CustomFields customFields;

    DryRunController(IndexReader searchIndex, Records records, PastStates states, Readers readers,
            Resources resources, CompanyProperties company, FieldProperties fields,
            CustomFields customFields) {
        this.events = new PastEvents(searchIndex, records, states);
        this.index = searchIndex;
        this.records = records;
        this.readers = readers;
        this.resources = resources;
        this.company = company;
        this.fields = fields;
        this.customFields = customFields;
    }

    record DryRunBody(
            @Nullable @Valid @Description("A rule that is not there yet; either this or ruleId") RuleDetails rule,
            @Nullable @Reference(RULE) @Description("A rule as it is now") UUID ruleId,
            @NotNull @Description("Events that were recorded at this instant or later") Instant from,
            @NotNull @Description("Events that were recorded before this instant") Instant to,
            @Nullable @Min(1) @Max(MOST) @Description(value = "How many events are looked at, the earliest first; 1000 when absent", example = "1000") Integer limit) {}

    /** A rule as far as it matters here. */
    private record Asked(
            String entity,
            String path,
            Map<String, @Nullable Object> when,
            Map<String, @Nullable Object> then) {}

    @PostMapping("/api/rules/dry-run")
    DryRun dryRun(@RequestBody @Valid DryRunBody body, Parameters parameters, Reading reading, Caller caller) {
        caller.require(Role.ADMIN, Role.MANAGER);
        parameters.check();
        if (!body.from().isBefore(body.to())) {
            throw ProblemException.invalid("to", "must be after from");
        }
        reading.from(index.projection());
        var copy = records.copy(reading);
        var asked = asked(body, copy);
        var resource = resource(asked);
        var reader = readers.of(caller, reading);
        reader.requireReads(resource);
        // What is hidden from the caller cannot be asked for, nor shown as a reason.
        var rule = rule(asked, customFields.of(reading).of(reader.seen(resource)), caller);
        var found = events.find(resource, copy, reader, body.from(), body.to(),
                body.limit() == null ? 1000 : body.limit());
        var items = new ArrayList<Would>();
        for (var state : found.events()) {
            var would = rule.asks(state.before(), state.event(), state.after(), state.at());
            if (would != null) {
                items.add(would);
            }
        }
        return new DryRun(found.events().size(), items.size(), items, found.next());
    }

    private Asked asked(DryRunBody body, RecordsCopy copy) {
        if ((body.rule() == null) == (body.ruleId() == null)) {
            throw ProblemException.invalid(RULE, "is required unless there is ruleId, and must be absent if there is");
        }
        if (body.rule() != null) {
            Consequence.requireShape("rule.then", body.rule().kind(), body.rule().then());
            return new Asked(body.rule().entity(), "rule.when", body.rule().when(), body.rule().then());
        }
        var id = Objects.requireNonNull(body.ruleId());
        var stored = records.find(copy, RULE, List.of(id)).get(id);
        if (stored == null) {
            records.confirmIntact(copy);
            throw ProblemException.invalid("ruleId", "must be the id of a rule");
        }
        return new Asked(Objects.requireNonNull(stored.fields().text("entity")), "when", object(stored, "when"),
                object(stored, "then"));
    }

    @SuppressWarnings("unchecked") // As events have it.
    private static Map<String, @Nullable Object> object(RecordDocument rule, String field) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(rule.fields().asMap().get(field));
    }

    private Resource<?> resource(Asked asked) {
        if (!resources.kinds().contains(asked.entity())) {
            throw ProblemException.invalid("rule.entity", "must be one of " + String.join(", ", resources.kinds()));
        }
        return resources.of(asked.entity());
    }

    private RuleOnEvents rule(Asked asked, KnownFields known, Caller caller) {
        try {
            return new RuleOnEvents(known,
                    Condition.of(asked.path(), JsonMapper.shared().valueToTree(asked.when())), asked.then(),
                    at -> new Circumstances(at, company.timeZone(), caller::employeeId, fields.defaultRegion()));
        } catch (InvalidConditionException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "validation-failed",
                    "The request has invalid fields.", e.errors());
        }
    }
}
