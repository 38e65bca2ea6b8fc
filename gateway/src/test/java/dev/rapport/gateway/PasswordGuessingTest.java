package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** Security F5. Who guesses passwords waits; who knows the password and has waited gets in. */
@TestPropertySource(properties = "rapport.sign-in.token-lifetime=7h")
class PasswordGuessingTest extends RunningGateway {

    private static final int FREE = 5;

    @ParameterizedTest
    @CsvSource({"/oauth2/token,manager,127.0.2.1", "/oauth2/%74oken,support,127.0.2.2"})
    void takesTheRightPasswordFromWhoeverHasWaited(String path, String person, String address) throws Exception {
        HttpClient caller = at(address, false);
        for (int count = 0; count < FREE; count++) {
            assertThat(secret(caller, path, person, "wrong").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> soon = secret(caller, path, person, person);
        assertThat(soon.statusCode()).isEqualTo(429);
        assertThat(soon.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(soon.headers().firstValue("Retry-After")).contains("1");
        assertThat(json(soon).path("code").asString()).isEqualTo("rate-limited");

        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(500))
                .until(() -> secret(caller, path, person, person).statusCode() == 200);
    }

    @Test
    void countsTheFormAndTheTokenEndpointTogether() throws Exception {
        HttpClient caller = at("127.0.2.3", true);
        for (int count = 0; count < FREE; count++) {
            assertThat(form(caller, "MARKETING", "wrong").headers().firstValue("Location")).get().asString()
                    .endsWith("/sign-in?error");
        }

        assertThat(secret(caller, "/oauth2/token", "marketing", "marketing").statusCode()).isEqualTo(429);
        HttpResponse<String> page = form(caller, "marketing", "marketing");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(page.body()).contains("Too many wrong passwords. Try again in").contains("<form method=\"post\"");

        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(500))
                .until(() -> form(caller, "marketing", "marketing").statusCode() == 302);
    }

    @Test
    void sparesOtherPeopleAtOtherAddresses() throws Exception {
        HttpClient attacker = at("127.0.2.4", false);
        for (int count = 0; count < 80; count++) {
            secret(attacker, "/oauth2/token", "analyst", "wrong" + count);
        }

        assertThat(secret(attacker, "/oauth2/token", "analyst", "analyst").statusCode()).isEqualTo(429);
        assertThat(secret(at("127.0.2.5", false), "/oauth2/token", "rep2", "rep2").statusCode()).isEqualTo(200);
    }

    private static HttpClient at(String address, boolean cookies) throws Exception {
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName(address));
        return cookies ? client.cookieHandler(new CookieManager()).build() : client.build();
    }

    private HttpResponse<String> secret(HttpClient caller, String path, String person, String password)
            throws Exception {
        return caller.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + person + "&client_secret="
                        + password))
                .build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> form(HttpClient caller, String person, String password) throws Exception {
        String page = caller.send(request("/sign-in").build(), BodyHandlers.ofString()).body();
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(csrf.find()).isTrue();
        return caller.send(request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + person + "&password=" + password + "&_csrf="
                        + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))
                .build(), BodyHandlers.ofString());
    }
}
