package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest extends RunningGateway {

    @Test
    void asksForATokenWhereThereIsNone() throws Exception {
        HttpResponse<String> response = send(request("/api/leads"));

        assertUnauthenticated(response);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"rapport\"");
        assertThat(json(response).path("traceId").asString()).hasSize(32);
    }

    @Test
    void takesNoPasswordsAtTheApi() throws Exception {
        assertUnauthenticated(send(request("/api/leads").header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString("rep:rep".getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void takesNoTokenFromTheAddress() throws Exception {
        assertUnauthenticated(send(request("/api/leads?access_token=" + token(claims -> claims))));
    }

    @Test
    void refusesAnExpiredToken() throws Exception {
        assertRefused(token(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
    }

    @Test
    void allowsForClocksThatDifferALittle() throws Exception {
        String token = token(claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(60)))
                .expirationTime(Date.from(Instant.now().minusSeconds(10))));

        assertThat(send(request("/api/leads").header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenThatNeverExpires() throws Exception {
        assertRefused(token(claims -> claims.expirationTime(null)));
    }

    @Test
    void refusesATokenThatIsNotValidYet() throws Exception {
        assertRefused(token(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))));
    }

    @Test
    void refusesATokenForSomeoneElse() throws Exception {
        assertRefused(token(claims -> claims.audience("another-api")));
    }

    @Test
    void refusesATokenOfAnotherIssuer() throws Exception {
        assertRefused(token(claims -> claims.issuer("https://elsewhere.example")));
    }

    @Test
    void refusesATokenWithoutSubject() throws Exception {
        assertRefused(token(claims -> claims.subject(null)));
    }

    @Test
    void refusesATokenSignedWithAnotherKey() throws Exception {
        RSAKey forged = new RSAKeyGenerator(2048).keyID("forged").generate();

        assertRefused(sign(forged, claims -> claims));
    }

    @Test
    void refusesATokenWithAnotherKeyUnderTheRightName() throws Exception {
        RSAKey own = RSAKey.parse(java.nio.file.Files.readString(keyFile));
        RSAKey forged = new RSAKeyGenerator(2048).keyID(own.getKeyID()).generate();

        assertRefused(sign(forged, claims -> claims));
    }

    @Test
    void refusesATokenWithoutSignature() throws Exception {
        String signed = token(claims -> claims);
        String header = Base64.getUrlEncoder().withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        assertRefused(header + signed.substring(signed.indexOf('.'), signed.lastIndexOf('.') + 1));
    }

    @Test
    void refusesATokenThatWasChanged() throws Exception {
        String signed = token(claims -> claims);
        String payload = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(
                        ("{\"iss\":\"" + ISSUER + "\",\"aud\":\"rapport\",\"sub\":\"admin\",\"exp\":99999999999}")
                                .getBytes(StandardCharsets.UTF_8));

        assertRefused(signed.substring(0, signed.indexOf('.') + 1) + payload
                + signed.substring(signed.lastIndexOf('.')));
    }

    @Test
    void refusesWhatIsNoToken() throws Exception {
        assertRefused("no-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer  no-token", "BearerToken", "Bearer a b", "Bearer =",
            "Bearer a=b",
            "bearer t\u00f6ken", "Bearer a,b"})
    void refusesWhatCannotBeAToken(String header) throws Exception {
        String answer = raw(
                "GET /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: " + header
                        + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401").contains("\"code\":\"unauthenticated\"")
                .containsIgnoringCase("application/problem+json").contains("error=\"invalid_token\"");
        assertThat(reporting.wasAsked()).isFalse();
    }

    @Test
    void takesTheSchemeInAnyCase() throws Exception {
        assertThat(send(request("/api/leads").header("Authorization", "bEARER " + token(claims -> claims)))
                .statusCode()).isEqualTo(200);
    }

    @Test
    void checksATokenAgainEveryTime() throws Exception {
        String token = token(claims -> claims);
        assertThat(send(request("/api/leads").header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);
        reporting.forget();

        assertRefused(token + "x");
        assertThat(send(request("/api/leads").header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);
    }

    @Test
    void guardsUnknownPathsAndWritesToo() throws Exception {
        assertUnauthenticated(send(request("/api")));
        assertUnauthenticated(send(request("/api/unknown").POST(BodyPublishers.ofString("{}"))));
        assertThat(contact.wasAsked() || reporting.wasAsked()).isFalse();
    }

    @Test
    void protectsBrowsers() throws Exception {
        HttpResponse<String> response = send(signedIn("/api/leads"));

        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Content-Security-Policy")).get().asString()
                .contains("default-src 'none'");
        assertThat(response.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void letsPagesOfNamedOriginsIn() throws Exception {
        HttpResponse<String> preflight = send(request("/api/leads").method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://crm.example").header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization, if-match"));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains("https://crm.example");

        HttpResponse<String> response = send(signedIn("/api/leads").header("Origin", "https://crm.example"));
        assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly("https://crm.example");
        assertThat(response.headers().firstValue("Access-Control-Expose-Headers")).get().asString()
                .contains("Rapport-Position");
    }

    @Test
    void keepsPagesOfOtherOriginsOut() throws Exception {
        HttpResponse<String> preflight = send(request("/api/leads").method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://evil.example").header("Access-Control-Request-Method", "POST"));

        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private void assertRefused(String token) throws Exception {
        HttpResponse<String> response = send(request("/api/leads").header("Authorization", "Bearer " + token));

        assertUnauthenticated(response);
        assertThat(response.headers().firstValue("WWW-Authenticate")).get().asString().contains("invalid_token");
        assertThat(reporting.wasAsked()).isFalse();
    }

    private static void assertUnauthenticated(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).path("code").asString()).isEqualTo("unauthenticated");
    }
}
