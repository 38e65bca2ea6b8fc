package dev.rapport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderKeysTest {

    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final AtomicInteger askedForKeys = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private HttpServer provider;

    @BeforeEach
    void startProvider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("keys")) {
                askedForKeys.incrementAndGet();
            }
            byte[] body = documents.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stopProvider() {
        provider.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + provider.getAddress().getPort();
    }

    private void discovery(String path, String issuer) {
        documents.put(path, "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + address() + "/their/keys\"}");
    }

    private void keys(String... ids) {
        List<JWK> keys = new ArrayList<>();
        for (String id : ids) {
            keys.add(new OctetSequenceKey.Builder(new byte[32]).keyID(id).algorithm(JWSAlgorithm.HS256).build());
        }
        documents.put("/their/keys", new JWKSet(keys).toString(false));
    }

    private ProviderKeys providerKeys() {
        discovery("/.well-known/openid-configuration", address());
        return new ProviderKeys(address(), null, nanos::get);
    }

    private static boolean knows(ProviderKeys keys, String id) throws KeySourceException {
        return !keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null).isEmpty();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Security F4. */
    @ParameterizedTest
    @CsvSource({"'',/.well-known/openid-configuration", "/,/.well-known/openid-configuration",
            "/realms/a,/realms/a/.well-known/openid-configuration",
            "/realms/a,/.well-known/oauth-authorization-server/realms/a"})
    void areFoundByDiscovery(String path, String document) throws Exception {
        discovery(document, address() + path);
        keys("a");

        assertThat(knows(new ProviderKeys(address() + path, null), "a")).isTrue();
    }

    @Test
    void areTakenFromTheGivenAddress() throws Exception {
        keys("a");

        assertThat(knows(new ProviderKeys("https://sso.example", address() + "/their/keys"), "a")).isTrue();
    }

    @Test
    void areNotTakenFromTheDocumentOfAnotherIssuer() {
        discovery("/.well-known/openid-configuration", "https://sso.example");
        keys("a");

        assertThatThrownBy(() -> knows(new ProviderKeys(address(), " "), "a")).isInstanceOf(KeySourceException.class);
    }

    @Test
    void areNotTakenFromAnAddressThatOthersCanForge() {
        documents.put("/.well-known/openid-configuration",
                "{\"issuer\":\"" + address() + "\",\"jwks_uri\":\"http://keys.example/their/keys\"}");

        assertThatThrownBy(() -> knows(new ProviderKeys(address(), null), "a")).isInstanceOf(KeySourceException.class);
    }

    /** Security F17. */
    @Test
    void areAskedForOnceInThirtySecondsHoweverManyUnknownKeysAreNamed() throws Exception {
        keys("a");
        ProviderKeys keys = providerKeys();
        assertThat(knows(keys, "a")).isTrue();

        for (int second = 0; second < 30; second++) {
            assertThat(knows(keys, "forged" + second)).isFalse();
            assertThat(knows(keys, "a")).isTrue();
            pass(Duration.ofSeconds(1));
        }
        assertThat(askedForKeys).hasValue(2);

        assertThat(knows(keys, "forged")).isFalse();
        assertThat(askedForKeys).hasValue(3);
    }

    /** Security F17. */
    @Test
    void areAskedForOnceByManyAtATime() throws Exception {
        keys("a");
        ProviderKeys keys = providerKeys();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int count = 0; count < 20; count++) {
            String id = "forged" + count;
            calls.add(() -> knows(keys, id));
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : executor.invokeAll(calls)) {
                assertThat(answer.get()).isFalse();
            }
        }

        assertThat(askedForKeys.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void mayRotate() throws Exception {
        keys("a");
        ProviderKeys keys = providerKeys();
        knows(keys, "a");

        for (String next : List.of("b", "c", "d")) {
            keys(next);
            assertThat(knows(keys, next)).isTrue();
            pass(ProviderKeys.BETWEEN_UNKNOWN);
        }
    }

    @Test
    void areForgottenWhenTheProviderWithdrawsThem() throws Exception {
        keys("a", "b");
        ProviderKeys keys = providerKeys();
        knows(keys, "a");
        keys("b");
        pass(ProviderKeys.FRESH.plusSeconds(1));

        assertThat(knows(keys, "a")).isFalse();
        assertThat(knows(keys, "b")).isTrue();
    }

    @Test
    void stayGoodForADayWhileTheProviderIsDown() throws Exception {
        keys("a");
        ProviderKeys keys = providerKeys();
        knows(keys, "a");
        documents.clear();

        pass(Duration.ofHours(23));
        assertThat(knows(keys, "a")).isTrue();
        assertThat(knows(keys, "a")).isTrue();
        assertThat(askedForKeys).hasValue(2);

        pass(Duration.ofHours(2));
        assertThatThrownBy(() -> knows(keys, "a")).isInstanceOf(KeySourceException.class);
    }

    @Test
    void areFoundAgainWhenTheProviderHasMovedThem() throws Exception {
        keys("a");
        ProviderKeys keys = providerKeys();
        knows(keys, "a");
        documents.put("/moved/keys", documents.remove("/their/keys"));
        documents.put("/.well-known/openid-configuration",
                "{\"issuer\":\"" + address() + "\",\"jwks_uri\":\"" + address() + "/moved/keys\"}");

        pass(ProviderKeys.FRESH.plusSeconds(1));
        knows(keys, "a");
        documents.put("/moved/keys", new JWKSet(new OctetSequenceKey.Builder(new byte[32]).keyID("z").build())
                .toString(false));
        pass(ProviderKeys.FRESH.plusSeconds(1));

        assertThat(knows(keys, "z")).isTrue();
    }

    @Test
    void areAskedForAgainAtOnceWhereThereAreNone() throws Exception {
        ProviderKeys keys = providerKeys();
        assertThatThrownBy(() -> knows(keys, "a")).isInstanceOf(KeySourceException.class);
        keys("a");
        pass(Duration.ofMillis(1));

        assertThat(knows(keys, "a")).isTrue();
    }
}
