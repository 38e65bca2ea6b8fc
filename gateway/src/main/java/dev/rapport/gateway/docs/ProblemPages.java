package dev.rapport.gateway.docs;

import dev.rapport.gateway.docs.ProblemCatalogue.Entry;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;

/** A page for each kind of problem, where the {@code type} of problem documents leads; anybody may read it. */
@RestController
class ProblemPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ProblemCatalogue problems;

    ProblemPages(ApiDocuments documents) {
        this.problems = documents.problems();
    }

    @GetMapping(path = {"/problems", "/problems/"})
    ResponseEntity<String> all() {
        return page("Problems of the API", StreamSupport.stream(problems.entries().spliterator(), false)
                .map(entry -> "<dt><a href=\"/problems/%s\">%s</a> (%d)</dt><dd>%s</dd>".formatted(entry.code(),
                        entry.code(), entry.status(), prose(entry)))
                .collect(Collectors.joining("\n", "<dl>\n", "\n</dl>")));
    }

    @GetMapping("/problems/{code}")
    ResponseEntity<String> one(@PathVariable String code) {
        Entry entry = problems.find(code);
        if (entry == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String operations = entry.operations().isEmpty()
                ? ""
                : entry.operations().stream()
                        .map(operation -> "<li><code>" + HtmlUtils.htmlEscape(operation) + "</code></li>")
                        .collect(Collectors.joining("\n", "<p>Answered by</p>\n<ul>\n", "\n</ul>\n"));
        return page(entry.code(), "<p>%s</p>\n<p>HTTP status %d</p>\n%s<p><a href=\"/problems\">All problems</a></p>"
                .formatted(prose(entry), entry.status(), operations));
    }

    /** What it means; words of the API stand in backticks. */
    private static String prose(Entry entry) {
        return HtmlUtils.htmlEscape(entry.meaning()).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    private static ResponseEntity<String> page(String title, String content) {
        String page = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                </head>
                <body>
                <h1>%s</h1>
                %s
                </body>
                </html>
                """.formatted(title, title, content);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).contentType(HTML).body(page);
    }
}
