package dev.rapport.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code docs/production.md} names every variable there is. */
class ProductionPageTest {
    private static final Path PAGE = Modules.ROOT.resolve("docs/production.md");
    private static final String BEGIN = "<!-- all variables: written by ProductionPageTest -->\n";
    private static final String END = "<!-- end of all variables -->";
    private static final Pattern SHORT_NAME = Pattern.compile("\\$\\{(RAPPORT_[A-Z_]+)");

    /** As Javadoc writes code and links, with braces within it or not. */
    private static final String TAG = "\\{@\\w+ ((?:[^{}]|\\{[^}]*})*)}";

    @Test
    void everyPropertyOfAServiceStandsInItsTable() throws IOException {
        var page = Modules.text(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (Boolean.getBoolean("rapport.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + tables() + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).as("Settings changed: run with -Drapport.docs.write=true")
                    .isEqualTo(tables());
        }
    }

    @Test
    void everyShortNameStandsInIt() {
        var names = new TreeSet<String>();
        Modules.FOLDERS.stream().filter(folder -> !folder.startsWith("tools"))
                .map(folder -> Modules.ROOT.resolve(folder).resolve("src/main/resources"))
                .flatMap(ProductionPageTest::settings).forEach(file -> SHORT_NAME.matcher(Modules.text(file)).results()
                        .forEach(found -> names.add(found.group(1))));

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(Modules.text(PAGE)).contains("`" + name + "`"));
    }

    private static Stream<Path> settings(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tables() {
        var tables = new StringBuilder();
        Modules.FOLDERS.stream().filter(folder -> !folder.startsWith("tools")).forEach(folder -> {
            var metadata = Modules.ROOT.resolve(folder)
                    .resolve("target/classes/META-INF/spring-configuration-metadata.json");
            if (Files.exists(metadata)) {
                tables.append("\n### ").append(folder).append("\n\n| variable | meaning | default |\n|---|---|---|\n");
                Json.read(Modules.text(metadata)).path("properties").valueStream().map(ProductionPageTest::row).sorted()
                        .forEach(tables::append);
            }
        });
        return tables.append('\n').toString();
    }

    private static String row(JsonNode property) {
        var name = property.path("name").asString();
        // Of two names that begin alike, the shorter one must be described first, or it gets what the longer one means.
        assertThat(property.path("description").asString("")).as("what %s means", name).isNotBlank()
                .doesNotMatch("[A-Z][a-z]+[A-Z].*");
        var variable = name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
        var value = property.path("defaultValue");
        var shown = value.isArray()
                ? String.join(", ", value.valueStream().map(JsonNode::asString).toList())
                : value.asString("");
        return "| `%s` | %s | %s |%n".formatted(variable,
                property.path("description").asString().replaceAll("\\s+", " ")
                        .replaceAll(TAG, "`$1`").replace("|", "\\|"),
                shown.isEmpty() ? "" : "`" + shown + "`");
    }
}
