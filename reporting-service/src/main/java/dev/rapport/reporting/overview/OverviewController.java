package dev.rapport.reporting.overview;

import dev.rapport.common.audit.Audited;
import dev.rapport.common.security.Caller;
import dev.rapport.http.audit.AuditEntry;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.custom.CustomFields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.record.Records;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers")
class OverviewController {

    private final Records records;
    private final Overviews overviews;
    private final PastOverviews past;
    private final IndexReader searchIndex;
    private final IndexReader dealPeriodsIndex;
    private final Readers readers;
    private final CustomFields customFields;

    OverviewController(Records records, Overviews overviews, PastOverviews past, IndexReader searchIndex,
            IndexReader dealPeriodsIndex, Readers readers, CustomFields customFields) {
        this.customFields = customFields;
        this.readers = readers;
        this.records = records;
        this.overviews = overviews;
        this.past = past;
        this.searchIndex = searchIndex;
        this.dealPeriodsIndex = dealPeriodsIndex;
    }

    @GetMapping("/{id}")
    @Audited(AuditEntry.READ)
    @QueryParameter(name = AsOf.PARAMETER, form = Form.INSTANT, description = AsOf.DESCRIPTION)
    @QueryParameter(name = AsOf.TIME, form = Form.CHOICE, choices = {"recorded",
            "occurred"}, description = AsOf.TIME_DESCRIPTION)
    CustomerOverview overview(@PathVariable UUID id, Parameters parameters, Caller caller,
            Reading reading) {
        var reader = readers.of(caller, reading);
        reader.requireReadsRecords();
        var asOf = AsOf.of(parameters);
        parameters.check();
        if (asOf == null) {
            if (!reader.readsAllOf(ReadablePart.KINDS)) {
                reading.from(searchIndex.projection());
            }
            return overviews.of(records.copy(reading), id, reader).shown(customFields.of(reading));
        }
        reading.from(searchIndex.projection());
        reading.from(dealPeriodsIndex.projection());
        return past.of(records.copy(reading), asOf, id, reader).shown(customFields.of(reading));
    }
}
