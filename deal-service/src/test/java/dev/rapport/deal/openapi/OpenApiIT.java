package dev.rapport.deal.openapi;

import dev.rapport.common.openapi.CommittedDocument;
import dev.rapport.common.testing.Answer;
import dev.rapport.deal.support.DealServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void theCommittedDocumentDescribesTheControllers() throws IOException {
        try (var service = DealServer.start()) {
            CommittedDocument.assertDescribes("deal", Answer.to(service.request("/v3/api-docs").GET()));
        }
    }
}
