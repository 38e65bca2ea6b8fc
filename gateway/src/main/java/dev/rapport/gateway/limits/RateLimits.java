package dev.rapport.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.rapport.http.problem.Problems;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A bucket of requests per caller. Each instance of the gateway counts for itself, so the limit of a deployment is the
 * limit times its instances. Every answer says what is left, as the IETF's RateLimit header fields do.
 */
@Component
public class RateLimits {

    private final Buckets callers;
    private final Buckets signIns;

    RateLimits(LimitProperties properties) {
        this.callers = new Buckets("caller", properties.callers(), properties.perCaller().burst(),
                properties.perCaller().perSecond());
        this.signIns = new Buckets("sign-in", properties.callers(), properties.signIn().burst(),
                properties.signIn().perSecond());
    }

    /** Takes one request from the bucket of a signed-in caller; whether it was empty and the answer says so. */
    boolean refuseSubject(String subject, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return callers.refuse("subject:" + subject, request, response);
    }

    /** The same for a caller of whom only the address is known, for example with a token that is no good. */
    public boolean refuseAddress(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return callers.refuse("address:" + request.getRemoteAddr(), request, response);
    }

    boolean refuseSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return signIns.refuse(request.getRemoteAddr(), request, response);
    }

    private static final class Buckets {

        private final String policy;
        private final String described;
        private final int burst;
        private final int perSecond;
        private final LoadingCache<String, Bucket> buckets;

        Buckets(String policy, int maximum, int burst, int perSecond) {
            this.policy = policy;
            this.burst = burst;
            this.perSecond = perSecond;
            // A bucket that was silent for longer than it takes to fill up is full: forgetting it changes nothing.
            long full = seconds(burst);
            this.described = "\"" + policy + "\";q=" + burst + ";w=" + full;
            this.buckets = Caffeine.newBuilder().maximumSize(maximum)
                    .expireAfterAccess(Duration.ofSeconds(full + 1))
                    .build(key -> Bucket.builder().addLimit(limit -> limit.capacity(burst)
                            .refillGreedy(perSecond, Duration.ofSeconds(1))).build());
        }

        private long seconds(long requests) {
            return (requests + perSecond - 1) / perSecond;
        }

        boolean refuse(String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
            ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
            long left = probe.getRemainingTokens();
            response.setHeader("RateLimit-Policy", described);
            response.setHeader("RateLimit", "\"" + policy + "\";r=" + left + ";t=" + seconds(burst - left));
            if (probe.isConsumed()) {
                return false;
            }
            Problems.writeRateLimited(request, response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
            return true;
        }
    }
}
