package dev.rapport.systemtests.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.server.Trees;
import dev.rapport.localstack.stack.Layout;
import dev.rapport.localstack.stack.OwnStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What {@code up --compact} starts: written, read back, stopped and started again. */
class CompactIT {
    private static final List<String> SERVICES = Stream.of(Service.values()).map(Service::label).toList();

    private final Path folder = Repository.find().root().resolve("system-tests/target/stacks/compact");

    @Test
    void oneProcessIsAllServicesAndKeepsWhatItWasTold() throws Exception {
        Trees.delete(folder);
        try (OwnStack stack = new OwnStack(folder, Layout.COMPACT)) {
            stack.start();
            assertThat(stack.parts()).containsExactlyInAnyOrder("services", "postgresql", "kafka", "elasticsearch",
                    "mongodb");
            assertThatThrownBy(() -> stack.scale(Service.DEAL, 2)).isInstanceOf(StackException.class)
                    .hasMessageContaining("one process runs all services");
            stack.people().ensureEmployees();
            Api rep = stack.people().as(Person.REP);

            Answer lead = Records.lead(rep, "Small Company");
            Answer contact = Records.contact(rep, "Told to another service");
            assertThat(rep.getAfter(lead, "/api/leads/" + lead.id()).is(200).json().path("name").asString())
                    .isEqualTo("Small Company");
            Answer deal = Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions()
                    .until(() -> Records.deal(rep, contact.id(), "Small deal"), Answer::ok);

            stack.stop("services");
            for (String service : SERVICES) {
                List<String> log = Files.readAllLines(stack.log(service));
                assertThat(log).as(service).isNotEmpty()
                        .allSatisfy(line -> assertThat(line).contains("\"name\":\"" + service + "\""))
                        .anySatisfy(line -> assertThat(line).contains("Graceful shutdown complete"));
            }

            // The stand-in for MongoDB comes back empty, and is filled again.
            stack.kill(Server.MONGODB.label());
            stack.start();
            Api again = stack.people().as(Person.REP);
            assertThat(again.getAfter(lead, "/api/leads/" + lead.id()).is(200).json().path("name").asString())
                    .isEqualTo("Small Company");
            assertThat(again.getAfter(deal, "/api/deals/" + deal.id()).is(200).json().path("title").asString())
                    .isEqualTo("Small deal");
        }
    }
}
