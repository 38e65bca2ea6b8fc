package dev.rapport.bench.row;

import dev.rapport.bench.load.HttpAnswer;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.HttpRequests;
import dev.rapport.bench.load.OpenLoop;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.UnexpectedAnswerException;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Workload that loads work on, and the requests about them. */
public final class Workload {
    private static final int CUSTOMERS = 200;
    private static final int DEALS = 240;
    /** Deals that stay in their first stage. */
    private static final int UNMOVED = 40;
    private static final int LEADS = 1_000;
    private static final int IN_FLIGHT = 8;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int STEPS = 8;
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final double RATE = 200;
    /** Processors that may still compile when a measurement begins. */
    static final double QUIET = 0.2;
    /** Those who may create leads. */
    private static final List<Person> MAKERS = List.of(Person.REP, Person.REP2, Person.MANAGER, Person.ADMIN,
            Person.MARKETING);

    /** Those who may create contacts and deals. */
    private static final List<Person> SELLERS = List.of(Person.REP, Person.REP2, Person.MANAGER, Person.ADMIN);

    private final Fixture fixture;
    private final AtomicLong number = new AtomicLong();
    private List<String> customers = List.of();
    private List<String> leads = List.of();

    public Workload(Fixture fixture) {
        this.fixture = fixture;
    }

    List<String> leads() {
        return leads;
    }

    String customer(long which) {
        return customers.get((int) (which % customers.size()));
    }

    /** Makes them, through the API. */
    public void make() {
        Api rep = fixture.api(Person.REP);
        customers = each(CUSTOMERS, i -> Records.contact(rep, "Customer " + i, "email",
                "customer" + i + "@bench.example", "jobTitle", "Head of purchasing", "language", "en", "territory",
                "EMEA"));
        leads = each(LEADS, i -> rep.post("/api/leads", Json.read(lead(i))).is(201));
        LocalDate close = LocalDate.now(ZoneOffset.UTC);
        List<String> deals = each(DEALS, i -> Records.deal(rep, UUID.fromString(customer(i)), "Deal " + i, "amount",
                Json.money(1 + i % 90 + "00.00", i % 3 == 0 ? "USD" : "EUR"), "expectedClose",
                close.plusDays(i % 120).toString()));
        each(DEALS - UNMOVED, i -> rep.post("/api/deals/" + deals.get(UNMOVED + i) + "/move",
                Json.object("stage", Records.STAGES.get(1 + i % 5))).is(200));
        // Rows take events of each kind as samples, whether or not there has been a load before.
        each(LEADS, i -> rep.patch("/api/leads/" + leads.get(i), Json.read(patch())).is(200));
        each(CUSTOMERS, i -> Records.interaction(rep, UUID.fromString(customer(i)), "phone", Instant.now().toString(),
                "summary", "Interaction " + i));
    }

    /** Does it with each number below, several at a time, and answers the ids. */
    private static List<String> each(int count, IntFunction<Answer> action) {
        try (ExecutorService workers = Executors.newFixedThreadPool(IN_FLIGHT)) {
            List<String> ids = new ArrayList<>();
            for (Future<Answer> each : workers.invokeAll(
                    IntStream.range(0, count).mapToObj(i -> (Callable<Answer>) () -> action.apply(i)).toList())) {
                ids.add(each.get().id().toString());
            }
            return List.copyOf(ids);
        } catch (ExecutionException e) {
            throw new StackException("records cannot be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /** The body of a lead as people send it, of about 220 bytes. */
    static String lead(long number) {
        return """
                {"name":"Somchai Jaidee %d","organisation":"Siam Trading %d Co., Ltd.","email":"lead%d@bench.example",\
                "phone":"+66812345678","source":"web","interest":"Wants to see the warehouse module, %s"}"""
                .formatted(number, number, number, UUID.randomUUID());
    }

    /** Creates leads at the server of that connection. */
    Operation creating(HttpPool server) {
        return creating(server, fixture.rep());
    }

    /** As {@link #creating}, each time by another person: the gateway lets each do only so much. */
    Operation creatingInTurn(HttpPool server) {
        return creating(server, fixture.as(MAKERS.get((int) (number.getAndIncrement() % MAKERS.size()))));
    }

    private Operation creating(HttpPool server, HttpRequests person) {
        return () -> server.send(person.post("/api/leads", lead(number.getAndIncrement()))).expect(CREATED);
    }

    /** Changes any of the leads at the server of that connection. */
    Operation changing(HttpPool server) {
        return () -> {
            String lead = leads.get(ThreadLocalRandom.current().nextInt(leads.size()));
            server.send(fixture.rep().patch("/api/leads/" + lead, patch())).expect(OK);
        };
    }

    /** A change of a lead that is one. */
    static String patch() {
        return "{\"interest\":\"Wants an offer for two warehouses, " + UUID.randomUUID() + "\"}";
    }

    /** Logs an interaction with a customer, and reads the customer's 360° view until it shows it. */
    Operation commandToView(HttpPool gateway) {
        long which = number.getAndIncrement();
        return () -> {
            String summary = UUID.randomUUID().toString();
            var person = fixture.anyone(which);
            String customer = customer(which);
            HttpAnswer written = gateway.send(person.post("/api/interactions", interaction(customer, summary)))
                    .expect(CREATED);
            HttpAnswer view = gateway.send(person.get("/api/customers/" + customer, written.position()));
            if (!view.expect(OK).text().contains(summary)) {
                throw new UnexpectedAnswerException("stale");
            }
        };
    }

    /** Eight writes about a new customer, and four reads that must show them. */
    Operation salesRound(HttpPool gateway, int worker) {
        return new SalesRound(gateway, fixture.as(SELLERS.get(worker % SELLERS.size())));
    }

    static String interaction(String customer, String summary) {
        return """
                {"customerId":"%s","channel":"phone","direction":"outbound","occurredAt":"%s","summary":"%s"}"""
                .formatted(customer, Instant.now(), summary);
    }

    Operation view(HttpPool server) {
        long which = number.getAndIncrement();
        byte[] request = fixture.anyone(which).get("/api/customers/" + customer(which));
        return () -> server.send(request).expect(OK);
    }

    Operation contact(HttpPool server) {
        long which = number.getAndIncrement();
        byte[] request = fixture.anyone(which).get("/api/contacts/" + customer(which));
        return () -> server.send(request).expect(OK);
    }

    Operation report(HttpPool server) {
        byte[] request = fixture.anyone(number.getAndIncrement()).get("/api/reports/pipeline");
        return () -> server.send(request).expect(OK);
    }

    /**
     * A load of everything that grows, and goes on until compilers are quiet: virtual machines that have just started
     * are busy compiling.
     *
     * @param most is how long it goes on at most
     * @param progress is told how busy they are
     */
    public void warmUp(Duration most, Consumer<String> progress) {
        long end = System.nanoTime() + most.toNanos();
        try (HttpPool gateway = fixture.pool(Service.GATEWAY)) {
            int quiet = 0;
            for (int step = 1; quiet < 2 && System.nanoTime() < end; step++) {
                double rate = RATE * Math.min(STEPS, step) / STEPS;
                double busy = fixture.compiling(() -> OpenLoop.run(rate, STEP, i -> anything(gateway, i)));
                quiet = step >= STEPS && busy < QUIET ? quiet + 1 : 0;
                progress.accept(String.format(Locale.ROOT, "  %.0f operations/s, %.2f processors compile", rate, busy));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies events until the stores hold so many. */
    public void fill(long events) {
        long missing = events - fixture.events();
        if (missing > 0) {
            fixture.settle();
            new StoreFiller(fixture).mixed(missing);
        }
    }

    private Operation anything(HttpPool gateway, int number) {
        return switch (number % 6) {
            case 0, 1, 2 -> commandToView(gateway);
            case 3 -> number % 12 == 3 ? creating(gateway) : changing(gateway);
            case 4 -> view(gateway);
            default -> number % 12 == 5 ? report(gateway) : contact(gateway);
        };
    }
}
