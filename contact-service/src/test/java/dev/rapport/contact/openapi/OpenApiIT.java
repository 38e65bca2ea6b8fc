package dev.rapport.contact.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.service.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code -Drapport.openapi.write=true} writes the document anew. */
class OpenApiIT {

    private static final Path COMMITTED = Path.of("../gateway/src/main/resources/openapi/contact.json");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void theCommittedDocumentDescribesTheControllers() throws IOException {
        var answer = RunningService.shared().get("/v3/api-docs").send();
        assertThat(answer.status()).isEqualTo(200);
        String generated = JSON.writeValueAsString(answer.body()) + "\n";
        if (Boolean.getBoolean("rapport.openapi.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(COMMITTED).content().isEqualTo(generated);
    }
}
