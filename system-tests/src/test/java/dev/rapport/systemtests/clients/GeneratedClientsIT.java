package dev.rapport.systemtests.clients;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Repository;
import dev.rapport.systemtests.support.JavaProgram;
import dev.rapport.systemtests.support.NodeProgram;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Story;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Edges, front end 1, 2, 3 and 5: what is generated from the document reads every list, record and report. */
class GeneratedClientsIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Path CLIENTS = Repository.find().root().resolve("clients");
    private static final String DOCUMENT = "generated/openapi.json";
    private static final String GENERATOR = "target/generator/openapi-generator-cli.jar";

    /** What the generated code needs, as its builds would fetch it. */
    private static final String LIBRARIES = String.join(File.pathSeparator, GENERATOR,
            "target/generator/jakarta.annotation-api.jar");

    private static Rapport rapport;
    private static JsonNode document;
    private static Answer deal;
    private static Answer converted;

    @BeforeAll
    static void whatThereIsToRead() throws Exception {
        rapport = Rapport.shared();
        Api rep = rapport.as(Person.REP);
        Story.everyKindOfEvent(rapport);
        Answer lead = Story.convertedLead(rep);
        converted = rep.get("/api/leads/" + lead.id()).is(200);
        deal = rep.get("/api/deals/" + converted.id("dealId")).is(200);
        rapport.as(Person.ADMIN).post("/api/custom-fields", object("entity", "contact", "key",
                Ids.unique("read").replaceAll("[^A-Za-z0-9]", ""), "label", "Read", "type", "text")).is(201);
        rapport.settle();
        document = rep.get("/v3/api-docs").is(200).json();
        forgetOlderOnes();
        Files.writeString(CLIENTS.resolve(DOCUMENT), document.toString());
    }

    private static void forgetOlderOnes() throws IOException {
        Path generated = CLIENTS.resolve("generated");
        Files.createDirectories(generated);
        try (Stream<Path> files = Files.walk(generated)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.createDirectories(generated);
    }

    @Test
    void openapiTypescriptAndOpenapiFetchReadEverything() {
        NodeProgram.run(LIMIT, "node_modules/openapi-typescript/bin/cli.js", DOCUMENT, "--output",
                "generated/api.d.ts");
        NodeProgram.run(LIMIT, "node_modules/typescript/bin/tsc", "--project", "tsconfig.json");

        String read = NodeProgram.run(LIMIT, "src/read-everything.ts", rapport.address(), rapport.token(Person.REP),
                deal.id().toString(), converted.id("contactId").toString());

        assertThat(read).contains("\"read\":");
    }

    @Test
    void typescriptFetchReadsEverything() {
        generate("typescript-fetch", "--additional-properties", "importFileExtension=.js");
        NodeProgram.run(LIMIT, "node_modules/typescript/bin/tsc", "--project", "tsconfig.typescript-fetch.json");

        String read = NodeProgram.run(LIMIT, "src/read-with-typescript-fetch.mjs", rapport.address(),
                rapport.token(Person.REP), converted.id("contactId").toString());

        assertThat(read).contains("\"read\":" + reads());
    }

    @Test
    void javaReadsEverything() throws IOException {
        generate("java", "--library", "native", "--additional-properties",
                "openApiNullable=false,useJakartaEe=true,invokerPackage=client,apiPackage=client.api,"
                        + "modelPackage=client.model");
        String classes = "generated/java/classes";
        List<String> compile = new ArrayList<>(List.of("-J-XX:TieredStopAtLevel=1", "-proc:none", "-nowarn",
                "-parameters", "-d", classes, "--class-path", LIBRARIES, "src/ReadEverything.java"));
        try (Stream<Path> sources = Files.walk(CLIENTS.resolve("generated/java/src/main/java"))) {
            sources.filter(source -> source.toString().endsWith(".java")).map(Path::toString).forEach(compile::add);
        }
        JavaProgram.run(LIMIT, "javac", compile);

        String read = JavaProgram.run(LIMIT, "java", List.of("--class-path", classes + File.pathSeparator + LIBRARIES,
                "ReadEverything", rapport.address(), rapport.token(Person.REP), converted.id("contactId").toString()));

        assertThat(read).contains("\"read\":" + reads());
    }

    private static void generate(String generator, String... options) {
        List<String> arguments = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m", "-jar", GENERATOR,
                "generate", "--input-spec", DOCUMENT, "--generator-name", generator, "--output",
                "generated/" + generator, "--global-property",
                "apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false"));
        arguments.addAll(List.of(options));
        JavaProgram.run(LIMIT, "java", arguments);
    }

    /** How many operations read; the stream is no answer that a generated client knows, and a rep asks. */
    private static long reads() {
        return document.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get") && !path.getKey().equals("/api/stream")
                        && !path.getKey().startsWith("/api/security/"))
                .count();
    }
}
