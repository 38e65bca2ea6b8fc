package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** As in production: an OpenID provider elsewhere, and no sign-in here. */
@DirtiesContext
class ExternalProviderTest extends RunningGateway {

    private static final FakeService PROVIDER = new FakeService("provider");

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("rapport.security.issuer-uri", PROVIDER::address);
        registry.add("rapport.sign-in.enabled", () -> "false");
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.close();
    }

    @Test
    void takesTokensOfTheProviderOnceItAnswers() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("theirs").generate();
        String token = sign(key, claims -> claims.issuer(PROVIDER.address()));
        PROVIDER.answers(exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });

        HttpResponse<String> early = call(token);
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(json(early).path("code").asString()).isEqualTo("unavailable");

        PROVIDER.answers(exchange -> answerAsProvider(exchange, key));
        assertThat(call(token).statusCode()).isEqualTo(200);
        assertThat(call(sign(key, claims -> claims)).statusCode()).isEqualTo(401);
    }

    @Test
    void findsTheKeysWhereItIsTold() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("theirs").generate();
        PROVIDER.answers(exchange -> answerAsProvider(exchange, key));
        try (ConfigurableApplicationContext other = new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(new RunningGateway.Services()).properties("logging.structured.format.console=")
                .run("--server.port=0", "--management.server.port=-1", "--rapport.sign-in.enabled=false",
                        "--rapport.security.issuer-uri=https://sso.example",
                        "--rapport.gateway.public-url=http://127.0.0.1",
                        "--rapport.security.jwk-set-uri=" + PROVIDER.address() + "/keys")) {
            String address = "http://127.0.0.1:" + other.getEnvironment().getProperty("local.server.port");

            HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address + "/api/leads"))
                    .header("Authorization", "Bearer " + sign(key, claims -> claims.issuer("https://sso.example"))));

            assertThat(response.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void offersNoSignInOfItsOwn() throws Exception {
        assertThat(send(request("/oauth2/token")).statusCode()).isEqualTo(404);
        assertThat(send(request("/sign-in")).statusCode()).isEqualTo(404);
        assertThat(send(request("/.well-known/openid-configuration")).statusCode()).isEqualTo(404);
        assertThat(keyFile).doesNotExist();
    }

    @Test
    void describesTheProviderInTheDocument() throws Exception {
        JsonNode scheme = json(send(request("/v3/api-docs"))).path("x-sign-in");

        assertThat(scheme.path("type").asString()).isEqualTo("openIdConnect");
        assertThat(scheme.path("openIdConnectUrl").asString())
                .isEqualTo(PROVIDER.address() + "/.well-known/openid-configuration");
    }

    private HttpResponse<String> call(String token) throws Exception {
        return send(request("/api/leads").header("Authorization", "Bearer " + token));
    }

    private static void answerAsProvider(HttpExchange exchange, RSAKey key) throws IOException {
        String issuer = PROVIDER.address();
        String body = exchange.getRequestURI().getPath().endsWith("/openid-configuration")
                ? "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer
                        + "/keys\",\"subject_types_supported\":[\"public\"]}"
                : new JWKSet(key.toPublicJWK()).toString();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
