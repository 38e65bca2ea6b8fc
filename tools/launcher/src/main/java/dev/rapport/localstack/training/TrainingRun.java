package dev.rapport.localstack.training;

import dev.rapport.driver.ApiException;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.demo.DemoData;
import dev.rapport.localstack.server.Trees;
import dev.rapport.localstack.stack.Layout;
import dev.rapport.localstack.stack.OwnStack;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Makes the start-up archives: a stack beside any other enters the demo data and is read from, and each of its JVMs, as
 * it ends, writes down which classes it needed and which methods ran hot. A later start reads that and is at full speed
 * within seconds, where its compilers would have been busy for minutes.
 */
public final class TrainingRun {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final int USERS = 3;
    /** Ends with the id of the process whose it is. */
    private static final String FOLDERS = "training-";

    private final Path folder;
    private final Layout layout;
    private final Consumer<String> progress;

    private TrainingRun(Path folder, Layout layout, Consumer<String> progress) {
        this.folder = folder;
        this.layout = layout;
        this.progress = progress;
    }

    /**
     * Takes some minutes and replaces the archives that do not fit the present build.
     *
     * @param layout which processes the services are
     * @param progress is told what happens
     * @throws StackException when the stack does not start; the archives are as they were, and only starts are slower
     */
    public static void play(Layout layout, Consumer<String> progress) {
        Path home = Repository.find().home();
        tidy(home);
        new TrainingRun(home.resolve(FOLDERS + ProcessHandle.current().pid()), layout, progress).play();
    }

    /** What training runs have left that did not come to their end. */
    private static void tidy(Path home) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(home, FOLDERS + "*")) {
            for (Path folder : left) {
                long process = Long.parseLong(folder.getFileName().toString().substring(FOLDERS.length()));
                if (ProcessHandle.of(process).isEmpty()) {
                    Trees.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new StackException("cannot tidy " + home + ": " + e.getMessage(), e);
        }
    }

    private void play() {
        OwnStack stack = OwnStack.training(folder, layout);
        try {
            try (stack) {
                progress.accept("starting a stack of its own");
                stack.start();
                progress.accept("entering and reading for " + LENGTH.toSeconds() + " s");
                try {
                    use(stack.people());
                } catch (StackException | ApiException e) {
                    // Half a training run is one, too.
                    progress.accept(String.valueOf(e.getMessage()));
                }
                progress.accept("writing the archives");
            }
            stack.keepArchives().forEach(progress);
            Trees.delete(folder);
        } catch (IOException e) {
            throw new StackException("cannot delete " + folder, e);
        }
    }

    private void use(People people) {
        people.ensureEmployees();
        long end = System.nanoTime() + LENGTH.toNanos();
        List<Callable<Void>> users = new ArrayList<>();
        users.add(() -> {
            new DemoData(folder, Clock.systemUTC()).load(people, line -> {
            });
            return null;
        });
        for (int number = 0; number < USERS; number++) {
            users.add(new SimulatedUser(people.as(Person.REP), number, end));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(users)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApiException refused ? refused : new StackException("training run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
