package dev.rapport.common.staff;

import dev.rapport.common.access.AccessPolicy;
import dev.rapport.common.directory.Directory;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The access policy, as this service has read it from Kafka. */
final class PolicyDirectory extends Directory implements Supplier<AccessPolicy> {

    /** Every command asks, and it hardly ever changes. */
    private static final long FRESH = Duration.ofMillis(100).toNanos();

    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {
    };

    private final JsonMapper json = JsonMapper.shared();
    private volatile @Nullable Known known;

    /** @param at by {@link System#nanoTime} */
    private record Known(String written, AccessPolicy policy, long at) {}

    PolicyDirectory(JdbcOperations jdbc) {
        super("policy", List.of("policy"), "access_policy", "policy_id", jdbc);
    }

    @Override
    protected Map<String, ?> columns(EventEnvelope event) {
        return Map.of("policy", new String(EventCodec.shared().write(event.data()), StandardCharsets.UTF_8));
    }

    /** As it is now, or was a moment ago. */
    @Override
    public AccessPolicy get() {
        long now = System.nanoTime();
        var last = known;
        if (last != null && now - last.at() < FRESH) {
            return last.policy();
        }
        var written = jdbc.queryForList("select policy from access_policy", String.class).stream().findFirst()
                .orElse("");
        var policy = last != null && last.written().equals(written) ? last.policy() : read(written);
        known = new Known(written, policy, now);
        return policy;
    }

    private AccessPolicy read(String written) {
        return written.isEmpty() ? AccessPolicy.NONE : AccessPolicy.of(json.readValue(written, MAP));
    }
}
