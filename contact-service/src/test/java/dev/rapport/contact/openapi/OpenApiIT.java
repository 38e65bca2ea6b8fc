package dev.rapport.contact.openapi;

import dev.rapport.common.openapi.CommittedDocument;
import dev.rapport.contact.service.RunningService;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void theCommittedDocumentDescribesTheControllers() throws IOException {
        CommittedDocument.assertDescribes("contact", RunningService.shared().get("/v3/api-docs").send());
    }
}
