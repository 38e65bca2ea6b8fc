package dev.rapport.gateway.routing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The instances of each service, as the settings say or, where there is one, a file that may change at any time.
 * Requests take turns; who has just not answered comes last for a moment.
 */
@Component
class Instances {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration SET_ASIDE = Duration.ofSeconds(2);

    private final RoutingProperties properties;
    private final LongSupplier nanos;
    private final JsonMapper json = JsonMapper.shared();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, Long> failures = new ConcurrentHashMap<>();
    private final AtomicLong lookAt;
    private volatile Map<Service, List<URI>> listed = Map.of();
    private volatile @Nullable FileTime seen;

    @Autowired
    Instances(RoutingProperties properties) {
        this(properties, System::nanoTime);
    }

    Instances(RoutingProperties properties, LongSupplier nanos) {
        this.properties = properties;
        this.nanos = nanos;
        this.lookAt = new AtomicLong(nanos.getAsLong());
    }

    /** All instances of the service, in the order in which this request should try them; never empty. */
    List<URI> inTurn(Service service) {
        lookAtFile();
        List<URI> all = listed.getOrDefault(service, List.of(properties.address(service)));
        if (all.size() == 1) {
            return all;
        }
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<URI> inTurn = new ArrayList<>(all.size());
        List<URI> aside = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            URI instance = all.get((first + i) % all.size());
            (isAside(instance) ? aside : inTurn).add(instance);
        }
        inTurn.addAll(aside);
        return inTurn;
    }

    private boolean isAside(URI instance) {
        Long failedAt = failures.get(instance);
        return failedAt != null && nanos.getAsLong() - failedAt < SET_ASIDE.toNanos();
    }

    void failed(URI instance) {
        failures.put(instance, nanos.getAsLong());
    }

    void answered(URI instance) {
        if (!failures.isEmpty()) {
            failures.remove(instance);
        }
    }

    /** By whichever request comes first when it is time: the file is small, and usually has not changed. */
    private void lookAtFile() {
        Path file = properties.instancesFile();
        long now = nanos.getAsLong();
        long due = lookAt.get();
        if (file == null || now - due < 0 || !lookAt.compareAndSet(due, now + LOOK_EVERY.toNanos())) {
            return;
        }
        try {
            FileTime changed = Files.exists(file) ? Files.getLastModifiedTime(file) : null;
            if (changed != null && !changed.equals(seen)) {
                listed = read(file);
                seen = changed;
                LOG.info("Instances are now {}", listed);
            } else if (changed == null && seen != null) {
                listed = Map.of();
                seen = null;
                LOG.info("{} is gone, every service has the one instance of the settings", file);
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("{} is not used: {}", file, e.getClass().getName());
        }
    }

    private Map<Service, List<URI>> read(Path file) throws IOException {
        Map<String, List<URI>> addresses = json.readValue(Files.readAllBytes(file), new TypeReference<>() {
        });
        Map<Service, List<URI>> read = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            List<URI> instances = addresses.getOrDefault(service.id(), List.of());
            instances.forEach(RoutingProperties::check);
            if (!instances.isEmpty()) {
                read.put(service, List.copyOf(instances));
            }
        }
        return read;
    }
}
