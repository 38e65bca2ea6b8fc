package dev.rapport.reporting.access;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.Audience;
import dev.rapport.reporting.resource.Resources;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccessPolicyController {

    private final Readers readers;
    private final Resources resources;

    AccessPolicyController(Readers readers, Resources resources) {
        this.readers = readers;
        this.resources = resources;
    }

    @GetMapping("/api/access-policy")
    PolicyInForce policy(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        parameters.check();
        var reader = readers.of(caller, reading);
        var stored = reader.storedPolicy();
        if (stored != null) {
            reading.answersVersion(stored.version());
        }
        return PolicyInForce.of(reader.policy(), stored == null ? null : stored.version(),
                resources.kinds(resource -> resource.audience() == Audience.POLICY));
    }
}
