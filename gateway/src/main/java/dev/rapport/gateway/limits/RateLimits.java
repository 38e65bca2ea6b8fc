package dev.rapport.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A bucket of requests per caller. Each instance of the gateway counts for itself, so the limit of a deployment is the
 * limit times its instances.
 */
@Component
public class RateLimits {

    private final LoadingCache<String, Bucket> callers;
    private final LoadingCache<String, Bucket> signIns;

    RateLimits(LimitProperties properties) {
        this.callers = buckets(properties.callers(), properties.perCaller().burst(),
                properties.perCaller().perSecond());
        this.signIns = buckets(properties.callers(), properties.signIn().burst(), properties.signIn().perSecond());
    }

    /** Takes one request from the bucket of a signed-in caller; the time to wait when it is empty. */
    Optional<Duration> takeForSubject(String subject) {
        return take(callers, "subject:" + subject);
    }

    /** The same for a caller of whom only the address is known, for example with a token that is no good. */
    public Optional<Duration> takeForAddress(HttpServletRequest request) {
        return take(callers, "address:" + request.getRemoteAddr());
    }

    Optional<Duration> takeForSignIn(HttpServletRequest request) {
        return take(signIns, request.getRemoteAddr());
    }

    private static Optional<Duration> take(LoadingCache<String, Bucket> buckets, String key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static LoadingCache<String, Bucket> buckets(int maximum, int burst, int perSecond) {
        // A bucket that was silent for longer than it takes to fill up is full: forgetting it changes nothing.
        Duration full = Duration.ofSeconds(burst / perSecond + 1L);
        return Caffeine.newBuilder().maximumSize(maximum).expireAfterAccess(full.plusSeconds(1))
                .build(key -> Bucket.builder().addLimit(limit -> limit.capacity(burst)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))).build());
    }
}
