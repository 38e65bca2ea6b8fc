package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that runs more than once. */
class InstancesTest extends RunningGateway {

    private static final Duration NOTICED = Duration.ofSeconds(10);
    private final FakeService second = new FakeService("second");
    private final FakeService secondReader = new FakeService("second-reader");

    @BeforeEach
    void twoOfEach() throws Exception {
        list(Map.of("contact-service", List.of(contact.address(), second.address()), "reporting-service",
                List.of(reporting.address(), secondReader.address())));
        awaitWriters("contact", "second");
    }

    @AfterEach
    void oneOfEach() throws Exception {
        Files.delete(instancesFile);
        awaitWriters("contact");
        second.close();
        secondReader.close();
    }

    private void list(Map<String, List<String>> addresses) throws IOException {
        Files.createDirectories(instancesFile.getParent());
        java.nio.file.Path draft = instancesFile.resolveSibling("draft.json");
        Files.writeString(draft, JSON.writeValueAsString(addresses));
        Files.move(draft, instancesFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Set<String> writers(int requests) throws Exception {
        Set<String> from = new TreeSet<>();
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> response = write("POST", "/api/leads", "{\"name\":\"x\"}");
            assertThat(response.statusCode()).isEqualTo(200);
            from.add(json(response).path("from").asString());
        }
        return from;
    }

    private void awaitWriters(String... names) {
        Awaitility.await().atMost(NOTICED).untilAsserted(() -> assertThat(writers(4)).containsExactly(names));
    }

    private Set<String> readers(int requests) throws Exception {
        Set<String> from = new TreeSet<>();
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> response = send(signedIn("/api/leads"));
            assertThat(response.statusCode()).isEqualTo(200);
            from.add(json(response).path("from").asString());
        }
        return from;
    }

    @Test
    void requestsAreSharedAmongInstances() throws Exception {
        assertThat(writers(10)).containsExactlyInAnyOrder("contact", "second");
        assertThat(readers(10)).containsExactlyInAnyOrder("reporting", "second-reader");
    }

    @Test
    void noReaderNoticesThatAnInstanceIsGone() throws Exception {
        second.stop();
        secondReader.stop();

        assertThat(readers(10)).containsExactly("reporting");
    }

    @Test
    void writesGoOnWithTheOthersWhenAnInstanceIsGone() throws Exception {
        second.stop();

        // One that was sent over a connection which broke may have arrived: its caller has to decide.
        awaitWriters("contact");
        assertThat(writers(10)).containsExactly("contact");
    }

    @Test
    void anInstanceThatIsBackTakesPartAgain() throws Exception {
        contact.stop();
        awaitWriters("second");

        contact.startAgain();

        awaitWriters("contact", "second");
    }

    @Test
    void aFileThatIsNotUnderstoodChangesNothing() throws Exception {
        Files.writeString(instancesFile, "{\"contact-service\": [\"ftp://elsewhere\"]}");

        long until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (System.nanoTime() < until) {
            assertThat(writers(4)).containsExactlyInAnyOrder("contact", "second");
        }
    }
}
