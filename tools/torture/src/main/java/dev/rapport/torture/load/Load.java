package dev.rapport.torture.load;

import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import dev.rapport.localstack.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Several people who write at a steady rate, and others who read what was written. */
public final class Load implements AutoCloseable {
    private static final List<Person> PEOPLE = List.of(Person.REP, Person.MANAGER, Person.ADMIN);
    private static final int WRITERS = 6;
    private static final int READERS = 3;
    private static final int SHARED = 3;
    private static final int WAITING_READS = 200;
    private static final int KEPT = 400;
    private static final Duration ATTEMPT = Duration.ofSeconds(8);
    private static final Duration READ = Duration.ofSeconds(9);
    private static final Duration END = Duration.ofSeconds(90);

    private final Journal journal;
    private final WriteRequests requests = new WriteRequests();
    private final AtomicLong giveUpAt = new AtomicLong(Long.MAX_VALUE);
    private final Sender sender;
    private final Reader reader;
    private final double rate;
    private final long seed;
    private final List<Thread> writers = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private final ArrayBlockingQueue<Outcome.Acknowledged> toRead = new ArrayBlockingQueue<>(WAITING_READS);
    private final List<String> contacts = new CopyOnWriteArrayList<>();
    private final List<Known> shared = new CopyOnWriteArrayList<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile boolean readingEnds;

    private record Known(String type, String id) {}

    /** @param rate writes per second of all writers together */
    public Load(People people, Journal journal, double rate, long seed) {
        this.journal = journal;
        this.rate = rate;
        this.seed = seed;
        sender = new Sender(person -> people.as(person).within(ATTEMPT), journal, giveUpAt);
        reader = new Reader(person -> people.as(person).within(READ), journal);
    }

    WriteRequests requests() {
        return requests;
    }

    /** Makes the records that everybody changes, and begins. */
    public void start() {
        for (int i = 0; i < SHARED; i++) {
            shared.add(new Known("lead", made(requests.lead(Person.REP))));
            String contact = made(requests.contact(Person.REP));
            contacts.add(contact);
            shared.add(new Known("contact", contact));
            shared.add(new Known("deal", made(requests.deal(Person.REP, contact, i + 1))));
        }
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            writers.add(Thread.ofVirtual().name("writer-" + i).start(() -> write(number)));
        }
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofVirtual().name("reader-" + i).start(this::read));
        }
    }

    private String made(WriteRequest request) {
        if (sender.send(request) instanceof Outcome.Acknowledged done) {
            versions.put(done.id(), done.version());
            return done.id();
        }
        throw new StackException("the stack does not take a first " + request.type());
    }

    private void write(int number) {
        Writer writer = new Writer(PEOPLE.get(number % PEOPLE.size()),
                new SplittableRandom(seed * 31 + number));
        long pause = (long) (1e9 * WRITERS / rate);
        while (!stopping) {
            long began = System.nanoTime();
            writer.once();
            LockSupport.parkNanos(pause - (System.nanoTime() - began));
        }
    }

    private final class Writer {
        private final Person person;
        private final SplittableRandom random;
        private final List<Known> own = new ArrayList<>();

        Writer(Person person, SplittableRandom random) {
            this.person = person;
            this.random = random;
        }

        void once() {
            WriteRequest request = next();
            if (!(sender.send(request) instanceof Outcome.Acknowledged done)) {
                return;
            }
            versions.merge(done.id(), done.version(), Math::max);
            if (request.creates() && !request.type().equals("interaction")) {
                own.add(new Known(request.type(), done.id()));
                if (own.size() > KEPT) {
                    own.removeFirst();
                }
                if (request.type().equals("contact")) {
                    contacts.add(done.id());
                }
            }
            // When reading is slow, what is read is a sample.
            toRead.offer(done);
        }

        private WriteRequest next() {
            int choice = random.nextInt(100);
            int detail = random.nextInt(1 << 20);
            if (choice < 12) {
                return requests.lead(person);
            }
            if (choice < 24) {
                return requests.contact(person);
            }
            if (choice < 36) {
                return requests.deal(person, contacts.get(random.nextInt(contacts.size())), detail);
            }
            if (choice < 55) {
                return requests.interaction(person, contacts.get(random.nextInt(contacts.size())), detail);
            }
            Known known = choice < 72 || own.isEmpty()
                    ? shared.get(random.nextInt(shared.size()))
                    : own.get(random.nextInt(own.size()));
            Long ifMatch = random.nextInt(3) == 0 ? versions.get(known.id()) : null;
            return known.type().equals("deal") && random.nextBoolean()
                    ? requests.step(person, known.id(), detail, ifMatch)
                    : requests.change(person, known.type(), known.id(), ifMatch);
        }
    }

    private void read() {
        while (!readingEnds) {
            try {
                Outcome.Acknowledged write = toRead.poll(100, TimeUnit.MILLISECONDS);
                if (write != null) {
                    read(write);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(Outcome.Acknowledged write) {
        reader.record(write);
        String customer = customer(write.request());
        if (customer != null) {
            reader.customer(write, customer);
        } else if (write.request().type().equals("lead") && write.request().creates()) {
            reader.list(write);
        }
    }

    private static @Nullable String customer(WriteRequest request) {
        return request.creates() && request.type().equals("interaction")
                ? String.valueOf(request.body().get("customerId"))
                : null;
    }

    /**
     * Lets everybody end what they have begun; what is not answered after a minute and a half is given up.
     */
    public void stop() {
        stopping = true;
        giveUpAt.set(System.nanoTime() + END.toNanos());
        writers.forEach(Load::join);
        readingEnds = true;
        readers.forEach(Load::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(END.plus(ATTEMPT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends at once. */
    @Override
    public void close() {
        stopping = true;
        readingEnds = true;
        giveUpAt.set(System.nanoTime());
        writers.forEach(Thread::interrupt);
        readers.forEach(Thread::interrupt);
    }

    Journal journal() {
        return journal;
    }
}
