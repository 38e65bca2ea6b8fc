package dev.rapport.reporting.openapi;

import dev.rapport.common.openapi.FieldConventions;
import dev.rapport.common.openapi.SharedComponents;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;

/** The answers of reads: what was asked for, that the caller has it already, and each way in which it is refused. */
final class ReadAnswers {

    private ReadAnswers() {}

    static ApiResponses of(String path, Schema<?> answer, boolean single, boolean stream) {
        var media = stream ? "text/event-stream" : "application/json";
        Schema<?> schema = stream ? changes() : answer;
        var success = new ApiResponse().description("What was asked for")
                .content(new Content().addMediaType(media, new MediaType().schema(schema)));
        var responses = new ApiResponses();
        responses.put("200", success);
        if (!stream) {
            success.addHeaderObject("Rapport-Lag", new Header().$ref("#/components/headers/Lag"));
            success.addHeaderObject("ETag",
                    new Header().$ref("#/components/headers/" + (single ? "RecordETag" : "AnswerETag")));
            responses.put("304",
                    new ApiResponse().description("The caller has this answer already: see If-None-Match"));
        }
        refer(responses, "400", "Invalid");
        refer(responses, "401", "Unauthenticated");
        refer(responses, "403", "Forbidden");
        if (path.contains("{id}") || path.startsWith("/api/reports/")) {
            refer(responses, "404", "NotFound");
        }
        if (stream) {
            responses.put("410", SharedComponents.problem("PositionExpired",
                    "Too much has happened since this Last-Event-ID, or too long ago. Load what is shown anew and"
                            + " follow without it",
                    "position-expired"));
        }
        refer(responses, "503", "Unavailable");
        return responses;
    }

    /** No format of a schema tells of streams; what the data of each event is, an extension says. */
    private static Schema<?> changes() {
        Schema<?> stream = FieldConventions.ofType("string").description("Server-Sent Events; `x-data` is their data");
        stream.addExtension("x-data", Map.of("$ref", "#/components/schemas/Change"));
        return stream;
    }

    private static void refer(ApiResponses responses, String status, String component) {
        responses.put(status, new ApiResponse().$ref("#/components/responses/" + component));
    }
}
