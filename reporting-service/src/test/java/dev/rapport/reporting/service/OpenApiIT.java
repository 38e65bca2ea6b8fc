package dev.rapport.reporting.service;

import dev.rapport.common.openapi.CommittedDocument;
import dev.rapport.events.employee.Role;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void theCommittedDocumentDescribesTheControllers() throws IOException {
        var service = new RunningService("--springdoc.paths-to-match=/api/**");
        try {
            CommittedDocument.assertDescribes("reporting", service.get(Role.REP, "/v3/api-docs"));
        } finally {
            service.stop();
        }
    }
}
