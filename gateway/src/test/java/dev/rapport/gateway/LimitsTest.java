package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"rapport.gateway.limits.body=10KB", "rapport.gateway.limits.per-caller.burst=20",
        "rapport.gateway.limits.per-caller.per-second=1", "rapport.gateway.limits.sign-in.burst=5",
        "rapport.gateway.limits.sign-in.per-second=1"})
class LimitsTest extends RunningGateway {

    @Test
    void refusesABodyThatAnnouncesToBeTooLong() throws Exception {
        HttpResponse<String> response = write("POST", "/api/leads", "x".repeat(10_241));

        assertProblem(response, 413, "too-large");
        assertThat(contact.wasAsked()).isFalse();
    }

    @Test
    void refusesABodyThatTurnsOutTooLong() throws Exception {
        byte[] body = "x".repeat(500_000).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response = send(signedIn("/api/leads").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertProblem(response, 413, "too-large");
        assertThat(contact.wasAsked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
            "Content-Length: 100\r\n\r\n{\"a\":1}"})
    void passesNoHalfBodyOnWhenTheCallerGoesAway(String half) throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        contact.answers(exchange -> taken.countDown());
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
            caller.getOutputStream()
                    .write(("POST /api/leads HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + token(claims -> claims) + "\r\n" + half)
                            .getBytes(StandardCharsets.UTF_8));
            caller.shutdownOutput();
            caller.getInputStream().readAllBytes();
        }

        assertThat(taken.await(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(contact.wasAsked()).isFalse();
    }

    @Test
    void takesABodyAsLongAsAllowed() throws Exception {
        assertThat(write("POST", "/api/leads", "x".repeat(10_240)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense",
            "application/json; charset=iso-8859-1", "application/xml"})
    void takesNothingButJson(String type) throws Exception {
        HttpResponse<String> response = send(
                signedIn("/api/leads").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));

        assertProblem(response, 415, "unsupported-media-type");
        assertThat(contact.wasAsked()).isFalse();
    }

    @Test
    void takesNoBodyWithoutType() throws Exception {
        assertProblem(send(signedIn("/api/leads").POST(BodyPublishers.ofString("{}"))), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "application/merge-patch+json"})
    void takesJson(String type) throws Exception {
        assertThat(send(signedIn("/api/leads/1").header("Content-Type", type).method("PATCH",
                BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(200);
    }

    @Test
    void slowsDownACallerAndNobodyElse() throws Exception {
        String busy = token(claims -> claims.subject("busy"));
        HttpResponse<String> response = send(request("/api/leads").header("Authorization", "Bearer " + busy));
        for (int count = 0; count < 25 && response.statusCode() == 200; count++) {
            response = send(request("/api/leads").header("Authorization", "Bearer " + busy));
        }

        assertProblem(response, 429, "rate-limited");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(send(signedIn("/api/leads")).statusCode()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoeverGuessesPasswords() throws Exception {
        HttpResponse<String> response = guess();
        for (int count = 0; count < 8 && response.statusCode() == 401; count++) {
            response = guess();
        }

        assertProblem(response, 429, "rate-limited");
    }

    @Test
    void slowsDownWhoeverGuessesTokens() throws Exception {
        HttpResponse<String> response = send(request("/api/leads").header("Authorization", "Bearer guess"));
        for (int count = 0; count < 25 && response.statusCode() == 401; count++) {
            response = send(request("/api/leads").header("Authorization", "Bearer guess"));
        }

        assertProblem(response, 429, "rate-limited");
        assertThat(send(signedIn("/api/leads")).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> guess() throws Exception {
        return send(request("/oauth2/token").header("Content-Type", "application/x-www-form-urlencoded").POST(
                BodyPublishers.ofString("grant_type=client_credentials&client_id=rep&client_secret=guess")));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).path("code").asString()).isEqualTo(code);
    }
}
