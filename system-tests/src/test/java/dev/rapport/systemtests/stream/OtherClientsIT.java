package dev.rapport.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Json;
import dev.rapport.systemtests.support.NodeProgram;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Story;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reads the topics with clients that are not ours and know nothing of us. */
class OtherClientsIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Edges, data team 1, 2 and 3: kafkajs reads every topic, and the CloudEvents SDK refuses no event. */
    @Test
    void everyEventIsACloudEventToKafkajsAndTheCloudEventsSdk() {
        Rapport rapport = Rapport.shared();
        Story.everyKindOfEvent(rapport);
        rapport.settle();
        String[] topics = Part.allAggregates().map(aggregate -> "rapport." + aggregate).toArray(String[]::new);

        JsonNode read = Json.read(NodeProgram.run(LIMIT, "src/validate-topics.mjs", Stream
                .concat(Stream.of("127.0.0.1:" + rapport.port(Part.KAFKA)), Stream.of(topics)).toArray(String[]::new)));

        assertThat(read.path("problems")).isEmpty();
        assertThat(topics).allSatisfy(topic -> assertThat(read.path("valid").path(topic).asInt()).as(topic)
                .isPositive());
    }
}
