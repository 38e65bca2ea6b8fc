package dev.rapport.deal.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.testing.Topics;
import dev.rapport.common.testing.write.WriteService;
import dev.rapport.deal.support.DealServer;
import dev.rapport.deal.support.Leads;
import dev.rapport.events.EventEnvelope;
import dev.rapport.localstack.Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The real process, killed while it opens the deals of converted leads. */
class ConvertedLeadsCrashIT {

    private static final int LEADS = 120;

    private final Random random = new Random(7);

    @Test
    void everyDealIsOpenedOnceHoweverOftenTheServiceIsKilled() throws Exception {
        DealServer.start().close();
        List<Leads> leads = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            leads.add(Leads.converted(null));
        }
        // Part of it is there before the service starts, and part comes again while it works.
        leads.subList(0, LEADS / 2).forEach(Leads::publish);
        killedAfter(3, () -> leads.subList(LEADS / 2, LEADS).forEach(Leads::publish), leads);
        WriteService.SERVERS.kill(Server.POSTGRESQL);
        WriteService.SERVERS.restart(Server.POSTGRESQL);
        killedAfter(LEADS / 2, () -> again(leads), leads);

        Process last = startService();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> opened(leads) == LEADS);
            again(leads);
            Leads end = Leads.converted(null).publish();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> opened(List.of(end)) == 1);
            assertThat(events(leads)).isEqualTo(LEADS);
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(published(leads))
                    .isEqualTo(LEADS));
        } finally {
            end(last);
        }
    }

    private void again(List<Leads> leads) {
        leads.stream().filter(lead -> random.nextInt(4) == 0).forEach(lead -> Topics.publish(lead.conversion()));
    }

    private static void killedAfter(int deals, Runnable meanwhile, List<Leads> leads)
            throws IOException, InterruptedException {
        Process service = startService();
        try {
            meanwhile.run();
            Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(60))
                    .until(() -> opened(leads) >= deals);
        } finally {
            end(service);
        }
    }

    private static Process startService() throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-jar", "target/deal-service.jar"));
        command.addAll(WriteService.arguments("deal", "rapport.projection.max-batch=10"));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/crashing-service.log"))).start();
    }

    /** SIGKILL: nothing is drained, nothing is noted. */
    private static void end(Process service) throws InterruptedException {
        service.destroyForcibly().waitFor();
    }

    private static long opened(List<Leads> leads) {
        return count("select count(distinct aggregate_id) from event where aggregate_id = any (?)", leads);
    }

    private static long events(List<Leads> leads) {
        return count("select count(*) from event where aggregate_id = any (?)", leads);
    }

    private static long count(String sql, List<Leads> leads) {
        try (var connection = DriverManager.getConnection(WriteService.SERVERS.jdbcUrl("deal"), "rapport", "rapport");
                var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", leads.stream().map(Leads::dealId).toArray(UUID[]::new)));
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long published(List<Leads> leads) {
        var deals = leads.stream().map(Leads::dealId).toList();
        return Topics.all("rapport.deal").stream().filter(event -> deals.contains(event.aggregateId()))
                .map(EventEnvelope::id).distinct().count();
    }
}
