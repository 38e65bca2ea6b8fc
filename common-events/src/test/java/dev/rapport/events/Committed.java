package dev.rapport.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that are generated from the records and committed, and the examples beside them. Run the tests with
 * {@code -Drapport.schemas.write=true} to write what is generated; a schema that would break its readers is not
 * written.
 */
final class Committed {

    /** Asked to write what is generated. */
    static final boolean WRITE = Boolean.getBoolean("rapport.schemas.write");
    static final Path RESOURCES = Path.of("src/main/resources");
    static final Path ASYNC_API = RESOURCES.resolve("schemas/asyncapi.yaml");
    static final Path EXAMPLES = Path.of("src/main/resources/examples");
    static final JsonMapper MAPPER = JsonMapper.shared();

    private static final ObjectWriter PRETTY = MAPPER.writer().with(new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("").withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Committed() {}

    /** Called by every test that reads what is committed, so that writing comes first whichever runs first. */
    static void writeIfAsked() {
        if (WRITE) {
            for (var type : EventCatalogue.all()) {
                var schema = SchemaGenerator.schemaOf(type);
                if (!Files.exists(schemaFile(type)) || SchemaChange.breaks(json(schemaFile(type)), schema).isEmpty()) {
                    write(schemaFile(type), pretty(schema));
                }
            }
            write(ASYNC_API, AsyncApiDocument.yaml());
        }
    }

    static Path schemaFile(EventType type) {
        return RESOURCES.resolve(type.schemaPath().substring(1));
    }

    /** The schema files of an event's earlier versions and of the current one. */
    static List<Path> schemaFiles(EventType type) {
        return IntStream.rangeClosed(1, type.version())
                .mapToObj(version -> schemaFile(type).resolveSibling(version + ".json")).toList();
    }

    /** {@code 1.json}, and what later additions brought: {@code 1-with-website.json}. */
    static List<Path> examples(EventType type, int version) {
        var directory = EXAMPLES.resolve(type.aggregate()).resolve(type.simpleName());
        return Files.isDirectory(directory)
                ? filesBelow(directory).stream()
                        .filter(file -> file.getFileName().toString().matches(version + "(-.+)?\\.json")).toList()
                : List.of();
    }

    static List<Path> filesBelow(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        return MAPPER.readTree(bytes(file));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        return new String(bytes(file), UTF_8);
    }

    static String pretty(JsonNode json) {
        return PRETTY.writeValueAsString(json) + "\n";
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
