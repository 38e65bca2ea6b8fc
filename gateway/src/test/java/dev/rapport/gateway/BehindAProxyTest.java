package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Security F16: a gateway behind a proxy that ends TLS. */
@TestPropertySource(properties = {"rapport.gateway.public-url=https://crm.example",
        "rapport.gateway.trusted-proxies=127.0.0.1"})
class BehindAProxyTest extends RunningGateway {

    private static final String AUTHORIZE = "/oauth2/authorize?response_type=code&client_id=rapport-console"
            + "&scope=openid&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fdocs%2Foauth2-redirect.html"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: crm.example:81", "Host: 127.0.0.1",
            "Host: crm.example\r\nX-Forwarded-Host: evil.example"})
    void refusesOtherHosts(String headers) throws Exception {
        String answer = get("/docs", headers);

        assertThat(answer).startsWith("HTTP/1.1 421").contains("\"code\":\"misdirected\"")
                .containsIgnoringCase("X-Request-Id: ").doesNotContain("evil");
    }

    @Test
    void redirectsToWherePeopleFindIt() throws Exception {
        String answer = get(AUTHORIZE, "Host: crm.example\r\nAccept: text/html\r\nX-Forwarded-Proto: http");

        assertThat(answer).startsWith("HTTP/1.1 302").contains("Location: https://crm.example/sign-in");
    }

    @Test
    void givesCookiesAndRulesForTlsOnly() throws Exception {
        String answer = get("/sign-in", "Host: crm.example");

        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("Strict-Transport-Security: max-age");
        assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie:"))).allMatch(
                cookie -> cookie.contains("Secure"));
    }

    @Test
    void tellsServicesWhoCallsAndWhere() throws Exception {
        get("/api/leads", "Host: 127.0.0.1\r\nX-Forwarded-Host: crm.example\r\nX-Forwarded-For: 6.6.6.6, 192.0.2.7"
                + "\r\nAuthorization: Bearer " + token(claims -> claims));

        FakeService.Asked asked = reporting.asked();
        assertThat(asked.header("X-Forwarded-For")).isEqualTo("192.0.2.7");
        assertThat(asked.header("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(asked.header("X-Forwarded-Port")).isEqualTo("443");
        assertThat(asked.header("X-Forwarded-Host")).isEqualTo("crm.example");
    }

    private String get(String target, String headers) throws Exception {
        return raw("GET " + target + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
    }
}
