package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges, data team 1: whoever reads an event fetches the schema that it names. */
class SchemasTest extends RunningGateway {

    private static final String SCHEMA = "/schemas/lead/LeadCreated/1.json";

    @Test
    void aSchemaIsServedToWhoeverHasNotSignedInAndMayBeKept() throws Exception {
        var response = send(request(SCHEMA));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/schema+json");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("max-age=3600, public");
        assertThat(json(response).path("$id").asString()).isEqualTo(SCHEMA);
    }

    @Test
    void whoHasTheSchemaIsToldSo() throws Exception {
        var etag = send(request(SCHEMA)).headers().firstValue("ETag").orElseThrow();

        var again = send(request(SCHEMA).header("If-None-Match", etag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(send(request("/schemas/lead/LeadQualified/1.json")).headers().firstValue("ETag"))
                .isPresent().get().isNotEqualTo(etag);
    }

    @Test
    void headSaysWhatGetWould() throws Exception {
        var get = send(request(SCHEMA));
        var head = send(request(SCHEMA).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var header : new String[]{"ETag", "Content-Type", "Content-Length", "Cache-Control"}) {
            assertThat(head.headers().firstValue(header)).as(header).isPresent()
                    .isEqualTo(get.headers().firstValue(header));
        }
    }

    @Test
    void theAsyncApiDocumentIsThereAndItsReferencesLeadToSchemas() throws Exception {
        var response = send(request("/schemas/asyncapi.yaml"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/yaml");
        var references = response.body().lines().map(String::strip)
                .filter(line -> line.startsWith("$ref: ") && line.contains(".json"))
                .map(line -> line.substring("$ref: ".length()).replace("\"", "")).toList();
        assertThat(references).isNotEmpty();
        for (var reference : references) {
            assertThat(send(request("/schemas/" + reference)).statusCode()).as(reference).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/schemas", "/schemas/", "/schemas/lead", "/schemas/lead/",
            "/schemas/lead/LeadCreated/2.json",
            "/schemas/lead/LeadCreated/1", "/schemas/sneeze/Sneezed/1.json", "/schemas/../application.yaml",
            "/schemas/%2e%2e/application.yaml", "/schemas/lead%2FLeadCreated%2F1.json"})
    void whatIsNoneIsNotFound(String path) throws Exception {
        var response = send(request(path));

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
    }

    @Test
    void anUnknownSchemaIs404() throws Exception {
        var response = send(request("/schemas/lead/LeadSneezed/1.json"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("code").asString()).isEqualTo("not-found");
    }

    @Test
    void schemasAreOnlyRead() throws Exception {
        assertThat(send(request(SCHEMA).POST(BodyPublishers.noBody())).statusCode()).isIn(403, 404, 405);
    }
}
