package dev.rapport.localstack.cli;

import dev.rapport.localstack.stack.Health;
import dev.rapport.localstack.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows every process and how far each read model is. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows every process, the services in it, its port and memory, and what has not arrived yet.")
final class Status implements Callable<Integer> {
    private static final long MEGABYTE = 1 << 20;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() {
        Health health = Health.of(LocalStack.here());
        System.out.print(json ? asJson(health) : asTable(health, Instant.now()));
        return 0;
    }

    static String asJson(Health health) {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(health)
                + "\n";
    }

    static String asTable(Health health, Instant now) {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%-20s %-10s %8s %6s %8s %10s%n", "process", "state", "pid", "port",
                        "memory", "since"));
        for (Health.Part part : health.parts()) {
            table.append(String.format(Locale.ROOT, "%-20s %-10s %8s %6d %8s %10s%n",
                    part.in() == null ? part.name() : "  " + part.name(),
                    part.state().label(),
                    part.pid() == null ? "-" : part.pid(),
                    part.port(), part.memory() == 0 ? "-" : part.memory() / MEGABYTE + " MB", age(part.since(), now)));
        }
        if (!health.publishers().isEmpty()) {
            table.append(
                    String.format(Locale.ROOT, "%n%-45s %8s %8s %8s%n", "to Kafka", "waiting", "seconds", "missing"));
            for (Health.Publisher publisher : health.publishers()) {
                table.append(String.format(Locale.ROOT, "%-45s %8d %8.1f %8d%n", publisher.service(),
                        publisher.lagEvents(), publisher.lagSeconds(), publisher.missing()));
            }
        }
        if (!health.projections().isEmpty()) {
            table.append(
                    String.format(Locale.ROOT, "%n%-45s %8s %8s %8s%n", "projections", "behind", "seconds", "parked"));
            for (Health.Projection projection : health.projections()) {
                table.append(String.format(Locale.ROOT, "%-45s %8d %8.1f %8d%n",
                        projection.service() + " " + projection.name(), projection.lagEvents(), projection.lagSeconds(),
                        projection.parked()));
            }
        }
        return table.toString();
    }

    private static String age(@Nullable Instant since, Instant now) {
        if (since == null) {
            return "-";
        }
        Duration age = Duration.between(since, now);
        return age.toHours() > 0
                ? age.toHours() + " h " + age.toMinutesPart() + " min"
                : age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
    }
}
