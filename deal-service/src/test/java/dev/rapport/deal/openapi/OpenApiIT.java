package dev.rapport.deal.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.deal.support.DealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code -Drapport.openapi.write=true} writes the document anew. */
class OpenApiIT {

    private static final Path COMMITTED = Path.of("../gateway/src/main/resources/openapi/deal.json");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void theCommittedDocumentDescribesTheControllers() throws IOException {
        String generated;
        try (var service = DealServer.start()) {
            var answer = service.send(service.request("/v3/api-docs").GET());
            assertThat(answer.status()).isEqualTo(200);
            generated = JSON.writeValueAsString(answer.body()) + "\n";
        }
        if (Boolean.getBoolean("rapport.openapi.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(COMMITTED).content().isEqualTo(generated);
    }
}
