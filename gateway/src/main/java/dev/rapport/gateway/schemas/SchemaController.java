package dev.rapport.gateway.schemas;

import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /schemas/lead/LeadCreated/1.json}, which events name, and {@code /schemas/asyncapi.yaml}. */
@RestController
class SchemaController {

    /** A schema may gain properties, so nobody keeps it for ever. */
    private static final CacheControl CACHING = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final SchemaDocuments documents = SchemaDocuments.onClassPath();

    @GetMapping("/schemas/{*path}")
    @Nullable
    ResponseEntity<byte[]> document(@PathVariable String path, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var document = documents.at(path);
        if (document == null) {
            Problems.write(request, response, ProblemKind.NOT_FOUND);
            return null;
        }
        return ResponseEntity.ok().cacheControl(CACHING).eTag(document.etag()).contentType(document.type())
                .body(document.content());
    }
}
