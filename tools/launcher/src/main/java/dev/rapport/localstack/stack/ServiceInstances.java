package dev.rapport.localstack.stack;

import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.Component;
import dev.rapport.localstack.process.Fleet;
import dev.rapport.localstack.process.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The instances of the services of one stack, and how there become more or fewer of them while requests go on. */
public final class ServiceInstances {
    static final int MOST = 8;
    /** The gateway looks for changes about twice a second; what was routed before is then on its way. */
    private static final Duration UNROUTED = Duration.ofSeconds(2);

    private final Stack stack;
    private final Fleet fleet;
    private final ProxyPorts proxies;
    private final UnaryOperator<Component> withEnvironment;
    private final Map<Service, List<Component>> present = new EnumMap<>(Service.class);

    /** One instance of each service, as long as nobody asks for more. */
    public ServiceInstances(Stack stack, Fleet fleet) {
        this(stack, fleet, ProxyPorts.NONE, UnaryOperator.identity(), Map.of());
    }

    /**
     * @param withEnvironment what is started in place of each instance
     * @param more what there is beside the first instance of each service, in the order of their numbers
     */
    ServiceInstances(Stack stack, Fleet fleet, ProxyPorts proxies, UnaryOperator<Component> withEnvironment,
            Map<Service, List<Component>> more) {
        this.stack = stack;
        this.fleet = fleet;
        this.proxies = proxies;
        this.withEnvironment = withEnvironment;
        Map<Component, Component> first = new HashMap<>();
        for (Service service : Service.values()) {
            List<Component> all = new ArrayList<>(
                    List.of(first.computeIfAbsent(stack.of(service), withEnvironment)));
            all.addAll(more.getOrDefault(service, List.of()));
            present.put(service, all);
        }
    }

    List<Component> of(Service service) {
        return List.copyOf(present.getOrDefault(service, List.of()));
    }

    /** Every process of every service, in the order in which data flows through them. */
    public Stream<Component> all() {
        return present.values().stream().flatMap(List::stream).distinct();
    }

    /** Refuses what cannot be: the gateway is one address, and a service without instances is none. */
    static void check(Service service, int count) {
        if (service == Service.GATEWAY) {
            throw new StackException("the gateway is the one address of all others and cannot be scaled here");
        }
        if (count < 1 || count > MOST) {
            throw new StackException(service.label() + " can have 1 to " + MOST + " instances, not " + count);
        }
    }

    /**
     * Starts or ends instances until so many run. One that is to end gets no more requests before.
     *
     * @throws StackException when the count is not possible or an instance does not start
     */
    public void scale(Service service, int count, BiConsumer<Component, Duration> ready) {
        scale(List.of(service), count, ready);
    }

    /** As {@link #scale(Service, int, BiConsumer)}, of several services at once. */
    public void scale(Collection<Service> services, int count, BiConsumer<Component, Duration> ready) {
        services.forEach(service -> check(service, count));
        if (count > 1 && stack.layout() == Layout.COMPACT) {
            throw new StackException("one process runs all services; only services that are processes can be scaled");
        }
        List<Component> surplus = new ArrayList<>();
        List<Component> wanted = new ArrayList<>();
        for (Service service : services) {
            List<Component> instances = present.computeIfAbsent(service, none -> new ArrayList<>());
            if (count < instances.size()) {
                surplus.addAll(instances.subList(count, instances.size()));
                instances.subList(count, instances.size()).clear();
            } else if (count > 1) {
                while (instances.size() < count) {
                    instances.add(withEnvironment.apply(stack.instance(service, instances.size() + 1, Ports.free())));
                }
                wanted.addAll(instances);
            }
        }
        if (!wanted.isEmpty()) {
            fleet.ensureRunning(wanted, ready);
            route();
        }
        if (!surplus.isEmpty()) {
            route();
            LockSupport.parkNanos(UNROUTED.toNanos());
            fleet.stop(surplus);
        }
    }

    private void route() {
        Map<Service, List<Integer>> ports = new EnumMap<>(Service.class);
        present.forEach((service, instances) -> ports.put(service,
                instances.stream().map(each -> proxies.instance(each.name(), each.port())).toList()));
        stack.route(ports);
    }
}
