package dev.rapport.localstack.cli;

import dev.rapport.driver.People;
import dev.rapport.localstack.Repository;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.server.Java;
import dev.rapport.localstack.stack.Layout;
import dev.rapport.localstack.stack.LocalStack;
import dev.rapport.localstack.stack.Stack;
import dev.rapport.localstack.training.TrainingRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything that does not run, and returns or stays when all is ready. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Builds what is stale, starts what does not run, and waits until all is ready. Ctrl-C stops everything.")
final class Up implements Callable<Integer> {
    private static final long WATCH_SECONDS = 2;

    @Option(names = "--detach", description = "Return when all is ready; `rapport down` stops it.")
    private boolean detach;

    @Option(names = "--no-demo", description = "Start without demo data.")
    private boolean noDemo;

    @Option(names = "--compact", description = "Run all services in one process, and everything with less memory: for a small company on a small machine.")
    private boolean compact;

    @Option(names = "--scale", paramLabel = "<service>=<n>", description = "Run so many instances of a service, e.g. --scale deal-service=2; again with another number while it runs. A service that is not named keeps those it has.")
    private Map<String, Integer> scale = Map.of();

    @Override
    public Integer call() throws InterruptedException {
        Map<Service, Integer> counts = counts();
        if (compact && counts.values().stream().anyMatch(count -> count > 1)) {
            throw new StackException("--compact runs all services in one process, and --scale several of each");
        }
        Repository repository = Repository.find();
        LocalStack running = LocalStack.here();
        List<String> before = running.running();
        boolean stays = !detach && before.isEmpty();
        CountDownLatch stopping = new CountDownLatch(1);
        if (stays) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, stopping), "stop"));
        }
        start(repository, running, before, counts);
        announce(running);
        if (stays) {
            watch(running, stopping);
        }
        return 0;
    }

    private Map<Service, Integer> counts() {
        Map<Service, Integer> counts = new EnumMap<>(Service.class);
        scale.forEach((name, count) -> {
            Service service = Stream.of(Service.values())
                    .filter(each -> each.label().equals(name) || each.label().equals(name + "-service")).findFirst()
                    .orElseThrow(() -> new StackException("no service is called " + name));
            LocalStack.checkScale(service, count);
            counts.put(service, count);
        });
        return counts;
    }

    private void start(Repository repository, LocalStack running, List<String> before, Map<Service, Integer> counts) {
        try (var lock = running.lock()) {
            Stack stack = new Stack(repository, running.ports(), running.data(), running.logs(), layout());
            if (!before.isEmpty()) {
                tell("Already running: " + String.join(", ", before));
            }
            running.checkMachine();
            List<String> outdated = running.stopOutdated(stack);
            if (!outdated.isEmpty()) {
                tell("Stopped, to start again as built now: " + String.join(", ", outdated));
            }
            makeMissingArchives(stack);
            running.ensureRunning(stack.servers(), Up::ready);
            running.ensureRunning(stack.services(), Up::ready);
            running.scale(stack, counts, Up::ready);
            running.once("employees", () -> new People(running.ports().of(Service.GATEWAY)).ensureEmployees());
            Demo.onStart(running, !noDemo);
            if (stack.archivesToMake() > 0) {
                running.startArchivist(archivist(repository), repository.root());
            }
        }
    }

    private Layout layout() {
        return compact ? Layout.COMPACT : Layout.SEPARATE;
    }

    private void makeMissingArchives(Stack stack) {
        if (stack.archivesMissing() > 0) {
            tell("Making start-up archives, once and for some minutes: later starts take seconds, and are at full speed at once");
            try {
                TrainingRun.play(layout(), line -> tell("  " + line));
            } catch (StackException e) {
                // Worth a slower start, not a failure.
                System.err.println(e.getMessage());
            }
        }
    }

    /**
     * This program again, in the background: a start with archives of an earlier build should not wait for new ones.
     */
    private List<String> archivist(Repository repository) {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
        List<String> arguments = compact ? List.of("archive", "--compact") : List.of("archive");
        command.addAll(Java.command(List.of("-XX:+UseSerialGC", "-Xmx64m", "-Drapport.root=" + repository.root()),
                Path.of(System.getProperty("java.class.path")), arguments.toArray(String[]::new)));
        return command;
    }

    private static void ready(Component part, Duration took) {
        tell(String.format(Locale.ROOT, "  %-20s ready after %4.1f s   port %d", part.name(), took.toMillis() / 1000.0,
                part.port()));
    }

    private static void announce(LocalStack running) {
        String address = "http://127.0.0.1:" + running.ports().of(Service.GATEWAY);
        tell("""

                Rapport runs:
                  API         %s/api
                  Reference   %s/docs
                  Token       ./rapport token rep
                  State       ./rapport status
                  Logs        ./rapport logs <part>, or %s
                """.formatted(address, address, running.logs()));
    }

    private static void watch(LocalStack running, CountDownLatch stopping) throws InterruptedException {
        tell("Ctrl-C stops everything.");
        List<String> known = running.running();
        while (!known.isEmpty() && !stopping.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
            List<String> now = running.running();
            known.stream().filter(part -> !now.contains(part)).filter(running::expected)
                    .forEach(part -> tell(part + " has ended; `./rapport up` in another terminal starts it again"));
            known = now;
        }
    }

    private static void stop(LocalStack running, CountDownLatch stopping) {
        stopping.countDown();
        try {
            if (!running.running().isEmpty()) {
                tell("Stopping");
                running.stopAll();
            }
        } catch (StackException e) {
            System.err.println(e.getMessage());
        }
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
