package dev.rapport.torture.system;

import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.OwnStack;
import dev.rapport.localstack.stack.ProxyPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The stack with two instances of every service, proxies between them, and somebody who starts again whatever has
 * ended, as an orchestrator would.
 */
public final class SystemUnderTest implements AutoCloseable {
    private static final int INSTANCES = 2;
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final List<Service> DOUBLED = List.of(Service.CONTACT, Service.DEAL, Service.INTERACTION,
            Service.REPORTING);

    private final Map<String, Proxy> proxies = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
    private final Disks disks;
    private final OwnStack stack;
    private volatile boolean closing;
    private volatile boolean supervising;

    /** @param folder keeps data and logs */
    public SystemUnderTest(Path folder) {
        disks = new Disks(folder);
        stack = new OwnStack(folder, new ProxyPorts() {
            @Override
            public int server(Server server, int port) {
                return between(server.label(), port);
            }

            @Override
            public int instance(String part, int port) {
                return between(part, port);
            }
        });
        between(Service.GATEWAY.label(), stack.port(Service.GATEWAY.label()));
    }

    private int between(String part, int port) {
        return proxies.computeIfAbsent(part, name -> new Proxy(port)).port();
    }

    /** Takes away what an earlier run has left in the way. */
    public static void tidy(Path folder) {
        Disks.unmountBelow(folder);
    }

    /** Starts everything; from then on what ends is started again. */
    public void start() {
        disks.mount();
        stack.start();
        new EventStores(stack).watchOutboxes();
        DOUBLED.forEach(service -> stack.scale(service, INSTANCES));
        supervising = true;
        Thread.ofVirtual().name("supervisor").start(this::supervise);
    }

    private void supervise() {
        while (!closing) {
            for (String part : stack.parts()) {
                if (supervising && stack.process(part).isEmpty() && !lock(part).isLocked()) {
                    Thread.ofVirtual().name("starts-" + part).start(() -> startAgain(part));
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void startAgain(String part) {
        ReentrantLock lock = lock(part);
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (!closing && supervising && stack.process(part).isEmpty()) {
                events.add(part + " is started");
                stack.ensureRunning(List.of(part));
            }
        } catch (StackException e) {
            events.add(part + " does not start: " + firstLine(e));
            LockSupport.parkNanos(LOOK.toNanos());
        } finally {
            lock.unlock();
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Held by whoever does something to the process of a part. */
    public ReentrantLock lock(String part) {
        return locks.computeIfAbsent(part, name -> new ReentrantLock());
    }

    public OwnStack stack() {
        return stack;
    }

    public Disks disks() {
        return disks;
    }

    /** What stands before a server or an instance. */
    public Proxy proxy(String part) {
        return Objects.requireNonNull(proxies.get(part), part);
    }

    /** Starts and failed starts since the first. */
    public List<String> events() {
        return List.copyOf(events);
    }

    /** The parts that do not take requests now. */
    public List<String> notReady() {
        return new ArrayList<>(stack.parts().parallelStream().filter(part -> !stack.ready(part)).toList());
    }

    @Override
    public void close() {
        closing = true;
        supervising = false;
        stack.close();
        proxies.values().forEach(Proxy::close);
        disks.close();
    }
}
