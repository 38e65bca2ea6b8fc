package dev.rapport.reporting.name;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.access.Readers;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.record.Names;
import dev.rapport.reporting.record.Records;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NameController {

    private static final String IDS = "ids";
    private static final int MOST = 200;

    private final Records records;
    private final Names names;
    private final Readers readers;

    NameController(Records records, Names names, Readers readers) {
        this.records = records;
        this.names = names;
        this.readers = readers;
    }

    @GetMapping("/api/names")
    @QueryParameter(name = IDS, form = Form.IDS, required = true, most = MOST, description = "The ids of records of any kind, 200 at most. What does not exist, and what the caller may not read, is left out of the answer.")
    NameList names(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var ids = parameters.uuids(IDS, MOST);
        if (!parameters.has(IDS)) {
            parameters.refuse(IDS, "is required");
        }
        parameters.check();
        return new NameList(names.of(records.copy(reading), ids, readers.of(caller, reading)));
    }
}
