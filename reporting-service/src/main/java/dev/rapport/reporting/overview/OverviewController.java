package dev.rapport.reporting.overview;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
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

    OverviewController(Records records, Overviews overviews) {
        this.records = records;
        this.overviews = overviews;
    }

    @GetMapping("/{id}")
    Overview overview(@PathVariable UUID id, Parameters parameters, Caller caller,
            Reading reading) {
        caller.requireMayReadRecords();
        parameters.check();
        return overviews.of(records.copy(reading), id);
    }
}
