package dev.rapport.common.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens that were found good for a minute, so that a caller's next requests do not pay for the signature
 * again; a withdrawn key therefore counts at most that much longer. A token still ends when it says so.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 2_000;

    private final JwtDecoder decoder;
    private final Duration clockSkew;
    private final Clock clock;
    private final Cache<String, Jwt> good = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED)
            .build();

    /** @param decoder lets no token pass that does not expire */
    RememberedTokens(JwtDecoder decoder, Duration clockSkew, Clock clock) {
        this.decoder = decoder;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        var known = good.getIfPresent(token);
        if (known != null && clock.instant().minus(clockSkew).isBefore(Objects.requireNonNull(known.getExpiresAt()))) {
            return known;
        }
        var checked = decoder.decode(token);
        good.put(token, checked);
        return checked;
    }
}
