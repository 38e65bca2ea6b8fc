package dev.rapport.interaction.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.interaction.support.InteractionServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code -Drapport.openapi.write=true} writes the document anew. */
class OpenApiIT {

    private static final Path COMMITTED = Path.of("../gateway/src/main/resources/openapi/interaction.json");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void theCommittedDocumentDescribesTheControllers() throws IOException {
        String generated;
        try (var service = InteractionServer.start()) {
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
