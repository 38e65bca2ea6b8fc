package dev.rapport.localstack.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.Gateway;

/**
 * Several hundred customers, entered once. What was entered half-way is gone on with: each write has a name of its own,
 * and said a second time it changes nothing.
 */
public final class DemoData {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int STORIES = 330;
    private static final int AT_A_TIME = 6;
    private static final int TOLD_AT_ONCE = 60;

    private final Path file;
    private final Clock clock;

    /** @param data the folder of the stack's data, with which the memory of the demo goes, too */
    public DemoData(Path data, Clock clock) {
        file = data.resolve("demo.json");
        this.clock = clock;
    }

    /** How far it is. */
    public enum State {
        /** Nobody has said yet whether it is wanted. */
        UNDECIDED,
        /** The first start was without. */
        DECLINED,
        /** Begun, and not done yet. */
        BEGUN,
        /** All is there. */
        LOADED
    }

    private record Memory(State state, Instant began) {}

    public State state() {
        return memory().state();
    }

    /** The first start is without it. */
    public void decline() {
        remember(new Memory(State.DECLINED, clock.instant()));
    }

    /**
     * Enters what is missing.
     *
     * @param progress is told now and then how far it is
     * @throws StackException when the API refuses a write
     */
    public void load(Gateway gateway, Consumer<String> progress) {
        Memory memory = memory();
        // The stories are told as of one day, whenever they are told, so that a second telling says the same.
        Instant now = memory.state() == State.BEGUN ? memory.began() : clock.instant().truncatedTo(ChronoUnit.SECONDS);
        remember(new Memory(State.BEGUN, now));
        Desk desk = new Desk(gateway);
        try (ExecutorService people = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> stories = new ArrayList<>();
            for (int number = 0; number < STORIES; number++) {
                Story story = new Story(desk, number, now);
                stories.add(people.submit(story::tell));
            }
            awaitAll(stories, people, desk, progress);
        }
        remember(new Memory(State.LOADED, now));
    }

    private static void awaitAll(List<Future<?>> stories, ExecutorService people, Desk desk,
            Consumer<String> progress) {
        int told = 0;
        for (Future<?> story : stories) {
            try {
                story.get();
            } catch (ExecutionException e) {
                people.shutdownNow();
                throw e.getCause() instanceof StackException refused ? refused : new StackException("demo data", e);
            } catch (InterruptedException e) {
                people.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StackException("interrupted", e);
            }
            told++;
            if (told % TOLD_AT_ONCE == 0) {
                progress.accept(told + " of " + stories.size() + " customers, " + desk.writes() + " writes");
            }
        }
    }

    private Memory memory() {
        if (Files.notExists(file)) {
            return new Memory(State.UNDECIDED, clock.instant());
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), Memory.class);
        } catch (IOException | JacksonException e) {
            throw new StackException("cannot read " + file, e);
        }
    }

    private void remember(Memory memory) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling("demo.new");
            Files.write(draft, JSON.writeValueAsBytes(memory));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write " + file, e);
        }
    }
}
