package dev.rapport.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Edges, front end 3. */
class ProblemCatalogueTest {

    private static final Path PAGE = Path.of("../docs/problems.md");
    private static final Pattern THROWN = Pattern.compile("HttpStatus\\.[A-Z_]+,\\s*\"([a-z-]+)\"");
    private static final Pattern RULE = Pattern.compile("^ {4,8}([A-Z][A-Z_]+)\\(", Pattern.MULTILINE);

    /** Answered by addresses of the operators, which are not part of the API. */
    private static final Set<String> INTERNAL = Set.of("already-filling", "not-rebuildable");

    private final JoinedDocument joined = JoinedDocument.read();

    @Test
    void everyCodeInTheSourcesIsInTheEnum() throws IOException {
        var thrown = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java")
                    && path.toString().contains("/src/main/java/") && !path.toString().contains("/tools/"))::iterator) {
                String source = Files.readString(file);
                THROWN.matcher(source).results().forEach(match -> thrown.add(match.group(1)));
                if (source.contains("implements BusinessRule") || file.endsWith("ProblemKind.java")) {
                    RULE.matcher(source).results()
                            .forEach(match -> thrown.add(match.group(1).toLowerCase(Locale.ROOT).replace('_', '-')));
                }
            }
        }
        thrown.removeAll(INTERNAL);

        assertThat(codes()).containsExactlyElementsOf(thrown).hasSizeGreaterThan(40);
    }

    @Test
    void everyCodeOfAnAnswerIsInTheEnum() {
        joined.document().findValues("code").stream().map(code -> code.path("enum")).filter(JsonNode::isArray)
                .forEach(each -> each.forEach(code -> assertThat(codes()).contains(code.asString())));
    }

    @Test
    void everyConflictOfAnOperationNamesItsCodes() {
        joined.document().path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            JsonNode conflict = method.getValue().at("/responses/409");
            if (!conflict.isMissingNode()) {
                assertThat(conflict.at("/content/application~1problem+json/schema/allOf/1/properties/code/enum"))
                        .as(method.getKey() + " " + path.getKey()).isNotEmpty();
            }
        }));
    }

    /** {@code -Drapport.openapi.write=true} writes it anew. */
    @Test
    void thePageOfTheDocumentationHasThemAll() throws IOException {
        if (Boolean.getBoolean("rapport.openapi.write")) {
            Files.writeString(PAGE, joined.problems().markdown());
        }
        assertThat(PAGE).content().isEqualTo(joined.problems().markdown());
    }

    private Set<String> codes() {
        var codes = new TreeSet<String>();
        joined.document().at("/components/schemas/Problem/properties/code/enum")
                .forEach(code -> codes.add(code.asString()));
        return codes;
    }
}
