package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A provider elsewhere, and tokens that it has not issued. */
@DirtiesContext
class ForgedTokensTest extends RunningGateway {

    private static final FakeService PROVIDER = new FakeService("provider");
    private static final RSAKey THEIRS = key("theirs");

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("rapport.security.issuer-uri", PROVIDER::address);
        registry.add("rapport.sign-in.enabled", () -> "false");
    }

    @BeforeEach
    void answer() {
        PROVIDER.forget();
        PROVIDER.answers(ForgedTokensTest::answerAsProvider);
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.close();
    }

    /** Security F4. */
    @Test
    void takesTheProvidersTokensAndNoneOfADemoPerson() throws Exception {
        RSAKey demo = key("demo");

        assertThat(status(sign(THEIRS, claims -> claims.issuer(PROVIDER.address())))).isEqualTo(200);
        reporting.forget();
        assertThat(status(sign(demo, claims -> claims))).isEqualTo(401);
        assertThat(status(sign(demo, claims -> claims.issuer(PROVIDER.address())))).isEqualTo(401);
        assertThat(reporting.wasAsked()).isFalse();
    }

    /** Security F17. */
    @Test
    void asksForTheKeysOnceHoweverManyTokensAreForged() throws Exception {
        RSAKey forged = key("forged");
        status(sign(forged, claims -> claims.issuer(PROVIDER.address())));
        PROVIDER.forget();
        PROVIDER.answers(ForgedTokensTest::answerAsProvider);

        for (int count = 0; count < 12; count++) {
            String subject = "forger " + count;
            assertThat(status(sign(forged, claims -> claims.issuer(PROVIDER.address()).subject(subject))))
                    .isEqualTo(401);
        }

        assertThat(PROVIDER.wasAsked()).isFalse();
    }

    private int status(String token) throws Exception {
        return send(request("/api/leads").header("Authorization", "Bearer " + token)).statusCode();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answerAsProvider(HttpExchange exchange) throws IOException {
        String issuer = PROVIDER.address();
        String body = exchange.getRequestURI().getPath().equals("/.well-known/openid-configuration")
                ? "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/some/where/else\"}"
                : new JWKSet(THEIRS.toPublicJWK()).toString();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
