package dev.rapport.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document of a service as it lies with the gateway, which joins the documents. */
public final class CommittedDocument {

    private static final Path FOLDER = Path.of("../gateway/src/main/resources/openapi");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CommittedDocument() {}

    /** Fails unless the service answers the same document; {@code -Drapport.openapi.write=true} writes it anew. */
    public static void assertDescribes(String service, Answer document) throws IOException {
        assertThat(document.status()).isEqualTo(200);
        Path committed = FOLDER.resolve(service + ".json");
        String generated = JSON.writeValueAsString(document.body()) + "\n";
        if (Boolean.getBoolean("rapport.openapi.write")) {
            Files.writeString(committed, generated);
        }
        assertThat(committed).content().isEqualTo(generated);
    }
}
