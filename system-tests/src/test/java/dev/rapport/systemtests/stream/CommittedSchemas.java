package dev.rapport.systemtests.stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rapport.localstack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The JSON Schemas as they are committed. */
final class CommittedSchemas {
    private static final Path RESOURCES = Repository.find().root().resolve("common-events/src/main/resources");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** @param path below the gateway's address, {@code /schemas/lead/LeadCreated/1.json} */
    List<Error> errors(String path, String value) {
        return schemas.computeIfAbsent(path, this::load).validate(value, InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private Schema load(String path) {
        try {
            return registry.getSchema(Files.readString(RESOURCES.resolve(path.substring(1))),
                    InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The CloudEvents types there are schemas for. */
    List<String> types() {
        Path folder = RESOURCES.resolve("schemas");
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".json")).map(folder::relativize)
                    .map(file -> "rapport." + file.getName(0) + "." + file.getName(1)).distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
