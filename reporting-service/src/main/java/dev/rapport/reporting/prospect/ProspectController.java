package dev.rapport.reporting.prospect;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProspectController {

    private final ProspectStore prospects;
    private final IndexReader index;
    private final Owners owners;

    ProspectController(IndexReader searchIndex, Owners owners) {
        this.prospects = new ProspectStore(searchIndex);
        this.index = searchIndex;
        this.owners = owners;
    }

    @GetMapping("/api/reports/prospect-lists")
    @QueryParameter(name = OwnerFilter.OWNER, form = Form.EMPLOYEES, description = OwnerFilter.OWNER_DESCRIPTION)
    @QueryParameter(name = OwnerFilter.TEAM, form = Form.TEXTS, description = OwnerFilter.TEAM_DESCRIPTION, example = OwnerFilter.TEAM_EXAMPLE)
    @QueryParameter(name = OwnerFilter.BELOW, form = Form.EMPLOYEES, description = OwnerFilter.BELOW_DESCRIPTION)
    ProspectLists lists(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var filter = OwnerFilter.of(parameters);
        parameters.check();
        reading.from(index.projection());
        return prospects.report(owners.counted(caller, filter, reading, null));
    }
}
