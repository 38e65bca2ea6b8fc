package dev.rapport.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Repository;
import dev.rapport.systemtests.support.NodeProgram;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Story;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Edges, front end 1, 2 and 3: what is generated from the document reads every list, record and report. */
class GeneratedClientsIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path GENERATED = Repository.find().root().resolve("clients/generated");

    private static Rapport rapport;
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
        rapport.settle();
        Files.createDirectories(GENERATED);
        Files.writeString(GENERATED.resolve("openapi.json"), rep.get("/v3/api-docs").is(200).json().toString());
    }

    @Test
    void openapiTypescriptAndOpenapiFetchReadEverything() {
        NodeProgram.run(LIMIT, "node_modules/openapi-typescript/bin/cli.js", "generated/openapi.json", "--output",
                "generated/api.d.ts");
        NodeProgram.run(LIMIT, "node_modules/typescript/bin/tsc", "--project", "tsconfig.json");

        String read = NodeProgram.run(LIMIT, "src/read-everything.ts", rapport.address(), rapport.token(Person.REP),
                deal.id().toString(), converted.id("contactId").toString());

        assertThat(read).contains("\"read\":");
    }
}
