package dev.rapport.interaction.openapi;

import dev.rapport.common.openapi.CommittedDocument;
import dev.rapport.common.testing.Answer;
import dev.rapport.interaction.support.InteractionServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenApiIT {

    @Test
    void theCommittedDocumentDescribesTheControllers() throws IOException {
        try (var service = InteractionServer.start()) {
            CommittedDocument.assertDescribes("interaction", Answer.to(service.request("/v3/api-docs").GET()));
        }
    }
}
