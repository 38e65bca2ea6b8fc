package dev.rapport.reporting.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code -Drapport.openapi.write=true} writes the document anew. */
class OpenApiIT {

    private static final Path COMMITTED = Path.of("../gateway/src/main/resources/openapi/reporting.json");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void theCommittedDocumentDescribesTheControllers() throws IOException {
        var service = new RunningService("--springdoc.paths-to-match=/api/**");
        String generated;
        try {
            var answer = service.get(Role.REP, "/v3/api-docs");
            assertThat(answer.status()).isEqualTo(200);
            generated = JSON.writeValueAsString(answer.body()) + "\n";
        } finally {
            service.stop();
        }
        if (Boolean.getBoolean("rapport.openapi.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(COMMITTED).content().isEqualTo(generated);
    }
}
