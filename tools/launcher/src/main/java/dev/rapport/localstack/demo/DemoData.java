package dev.rapport.localstack.demo;

import dev.rapport.driver.ApiException;
import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.localstack.StackException;
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
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several hundred customers, entered once. What was entered half-way is gone on with: each write has a name of its own,
 * and said a second time it changes nothing.
 */
public final class DemoData {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CUSTOMERS = 330;
    private static final int AT_A_TIME = 6;
    private static final int PROGRESS_EVERY = 60;

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
     * @throws ApiException when the API refuses a write, or does not answer
     */
    public void load(People people, Consumer<String> progress) {
        Memory memory = memory();
        // All is entered as of one day, whenever it is entered, so that a second run says the same.
        Instant now = memory.state() == State.BEGUN ? memory.began() : clock.instant().truncatedTo(ChronoUnit.SECONDS);
        remember(new Memory(State.BEGUN, now));
        // When nobody is there at all, that is told at once, and not after all patience.
        people.token(Person.REP);
        Colleague.enterAll(people.as(Person.ADMIN), "demo-" + now.getEpochSecond() + "-");
        LongAdder writes = new LongAdder();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> customers = new ArrayList<>();
            for (int number = 0; number < CUSTOMERS; number++) {
                CustomerHistory history = new CustomerHistory(people, writes, number, now);
                customers.add(workers.submit(history::enter));
            }
            awaitAll(customers, workers, writes, progress);
        }
        new FollowedDeals(new DemoWrites(people, writes, "followed", now)).enter();
        new CompanyFields(new DemoWrites(people, writes, "fields", now)).enter();
        remember(new Memory(State.LOADED, now));
    }

    private static void awaitAll(List<Future<?>> customers, ExecutorService workers, LongAdder writes,
            Consumer<String> progress) {
        int entered = 0;
        for (Future<?> customer : customers) {
            try {
                customer.get();
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw e.getCause() instanceof ApiException refused ? refused : new StackException("demo data", e);
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StackException("interrupted", e);
            }
            entered++;
            if (entered % PROGRESS_EVERY == 0) {
                progress.accept(entered + " of " + customers.size() + " customers, " + writes + " writes");
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
