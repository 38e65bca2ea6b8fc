package dev.rapport.http;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the OpenID provider, found by its discovery document unless their address is given. They are
 * fetched when the first token comes, again after five minutes, and at once for a key that is not among them; the last
 * at most every 30 seconds, since anybody can name a key that does not exist. Keys once fetched stay good for a day
 * while the provider does not answer.
 */
public final class ProviderKeys implements JWKSource<SecurityContext> {

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration GOOD = Duration.ofDays(1);
    static final Duration BETWEEN_UNKNOWN = Duration.ofSeconds(30);

    /** After a provider did not answer, keys at hand are used for so long before it is asked again. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final List<String> DOCUMENTS = List.of("/.well-known/openid-configuration",
            "/.well-known/oauth-authorization-server");

    private final DefaultResourceRetriever http = new DefaultResourceRetriever(2_000, 2_000, 512 * 1024);
    private final ReentrantLock fetching = new ReentrantLock();
    private final String issuer;
    private final @Nullable String given;
    private final LongSupplier nanos;

    private volatile @Nullable Keys known;
    private volatile @Nullable Failure failed;
    private @Nullable String found;
    private @Nullable Long askedForUnknown;

    private record Keys(JWKSet set, long fetched) {}

    private record Failure(KeySourceException reason, long at) {}

    /** @param address of the keys; null or blank where the issuer's discovery document says it */
    public ProviderKeys(String issuer, @Nullable String address) {
        this(issuer, address, System::nanoTime);
    }

    ProviderKeys(String issuer, @Nullable String address, LongSupplier nanos) {
        this.issuer = issuer;
        this.given = address == null || address.isBlank() ? null : address;
        this.nanos = nanos;
    }

    /**
     * @return nothing when no key fits
     * @throws KeySourceException when the provider does not answer and there are no keys
     */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        long arrived = nanos.getAsLong();
        Keys keys = known;
        if (keys == null || arrived - keys.fetched() > FRESH.toNanos()) {
            keys = fetched(keys, arrived);
        }
        List<JWK> fitting = selector.select(keys.set());
        return fitting.isEmpty() ? selector.select(fetchedForUnknown(keys, arrived).set()) : fitting;
    }

    private Keys fetched(@Nullable Keys stale, long arrived) throws KeySourceException {
        Failure before = failed;
        if (stale != null && before != null && arrived - before.at() < PAUSE.toNanos()
                && arrived - stale.fetched() < GOOD.toNanos()) {
            return stale;
        }
        fetching.lock();
        try {
            return fetchedOnce(stale, arrived);
        } finally {
            fetching.unlock();
        }
    }

    private Keys fetchedForUnknown(Keys lacking, long arrived) throws KeySourceException {
        fetching.lock();
        try {
            Keys newer = known;
            if (newer != null && !newer.equals(lacking)) {
                return newer;
            }
            Long before = askedForUnknown;
            if (before != null && nanos.getAsLong() - before < BETWEEN_UNKNOWN.toNanos()) {
                return lacking;
            }
            askedForUnknown = nanos.getAsLong();
            return fetchedOnce(lacking, arrived);
        } finally {
            fetching.unlock();
        }
    }

    /** Whoever waited for the lock while another asked takes that answer, be it good or bad. */
    private Keys fetchedOnce(@Nullable Keys stale, long arrived) throws KeySourceException {
        Keys newer = known;
        if (newer != null && !newer.equals(stale)) {
            return newer;
        }
        Failure failure = failed;
        if (failure == null || failure.at() - arrived < 0) {
            try {
                Keys keys = new Keys(JWKSet.parse(text(address())), nanos.getAsLong());
                known = keys;
                failed = null;
                return keys;
            } catch (IOException | ParseException | IllegalArgumentException e) {
                found = null; // the provider may have moved its keys
                failure = new Failure(new KeySourceException("The OpenID provider gives no keys", e),
                        nanos.getAsLong());
                failed = failure;
            }
        }
        if (stale != null && nanos.getAsLong() - stale.fetched() < GOOD.toNanos()) {
            return stale;
        }
        throw failure.reason();
    }

    private String address() throws IOException, ParseException {
        if (given != null) {
            return given;
        }
        String address = found;
        if (address == null) {
            address = discovered();
            found = address;
        }
        return address;
    }

    private String discovered() throws IOException, ParseException {
        IOException missing = new IOException("no discovery document");
        for (String document : DOCUMENTS) {
            String text;
            try {
                text = text(addressOf(document));
            } catch (IOException e) {
                missing.addSuppressed(e);
                continue;
            }
            Map<String, Object> claims = JSONObjectUtils.parse(text);
            if (!issuer.equals(claims.get("issuer"))) {
                throw new IOException("the discovery document is of another issuer");
            }
            if (claims.get("jwks_uri") instanceof String keys) {
                return TrustedIssuer.requireSafe("jwks_uri", keys).toString();
            }
        }
        throw missing;
    }

    /** OpenID puts the name of the document behind the issuer's path, RFC 8414 before it. */
    private String addressOf(String document) {
        String base = issuer.replaceAll("/+$", "");
        if (document.equals(DOCUMENTS.getFirst())) {
            return base + document;
        }
        URI uri = URI.create(base);
        return uri.getScheme() + "://" + uri.getRawAuthority() + document + uri.getRawPath();
    }

    private String text(String address) throws IOException {
        return http.retrieveResource(URI.create(address).toURL()).getContent();
    }
}
