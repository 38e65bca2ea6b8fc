package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Security F12; Edges, front end 8. A page renews its short tokens, gives them back, and signs out. */
class SignOutTest extends RunningGateway {

    private static final String CLIENT = "rapport-console";
    private static final String REDIRECT = "http://127.0.0.1:5173/";
    private static final String VERIFIER = "a-code-verifier-that-is-long-enough-for-the-standard-43";

    @Test
    void aPageRenewsItsTokenWithoutAskingThePerson() throws Exception {
        JsonNode first = signIn();

        HttpResponse<String> renewed = refresh(first.path("refresh_token").asString());

        assertThat(renewed.statusCode()).isEqualTo(200);
        JsonNode second = json(renewed);
        assertThat(second.path("expires_in").asInt()).isBetween(800, 900);
        assertThat(second.path("refresh_token").asString()).isNotEmpty()
                .isNotEqualTo(first.path("refresh_token").asString());
        assertThat(send(request("/api/leads").header("Authorization",
                "Bearer " + second.path("access_token").asString())).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenThatComesASecondTimeEndsTheSignIn() throws Exception {
        String stolen = signIn().path("refresh_token").asString();
        String current = json(refresh(stolen)).path("refresh_token").asString();

        HttpResponse<String> again = refresh(stolen);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(refresh(current).statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenThatWasGivenBackRenewsNothing() throws Exception {
        String refresh = signIn().path("refresh_token").asString();

        assertThat(post("/oauth2/revoke", Map.of("client_id", CLIENT, "token", refresh)).statusCode()).isEqualTo(200);

        assertThat(refresh(refresh).statusCode()).isEqualTo(400);
    }

    @Test
    void signingOutEndsTheSignInAndGoesBackToThePage() throws Exception {
        JsonNode tokens = signIn();

        HttpResponse<String> out = send(request(
                "/connect/logout?post_logout_redirect_uri=" + encoded(REDIRECT) + "&state=x%20y&id_token_hint="
                        + tokens.path("id_token").asString()));

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(location(out)).isEqualTo(REDIRECT + "?state=x%20y");
        assertThat(refresh(tokens.path("refresh_token").asString()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "http://127.0.0.1:5173/elsewhere", "http://evil@127.0.0.1/",
            "//evil.example/", "javascript:alert(1)"})
    void signingOutLeadsNowhereElse(String address) throws Exception {
        JsonNode tokens = signIn();

        HttpResponse<String> out = send(request("/connect/logout?post_logout_redirect_uri=" + encoded(address)
                + "&id_token_hint=" + tokens.path("id_token").asString()));

        assertThat(out.statusCode()).isEqualTo(400);
        assertThat(refresh(tokens.path("refresh_token").asString()).statusCode()).isEqualTo(200);
    }

    /** Security F19–F22. */
    @Test
    void anIdTokenIsNoAccessToken() throws Exception {
        String identity = signIn().path("id_token").asString();

        assertThat(send(request("/api/leads").header("Authorization", "Bearer " + identity)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoHasASecretProvesItWhenRefreshing() throws Exception {
        String refresh = signIn().path("refresh_token").asString();

        HttpResponse<String> response = post("/oauth2/token",
                Map.of("grant_type", "refresh_token", "client_id", "rep", "refresh_token", refresh));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    private JsonNode signIn() throws Exception {
        HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        get(browser, "/oauth2/authorize?response_type=code&client_id=" + CLIENT + "&scope=openid&redirect_uri="
                + encoded(REDIRECT) + "&code_challenge=" + challenge + "&code_challenge_method=S256");
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get(browser, "/sign-in").body());
        assertThat(csrf.find()).isTrue();
        URI back = URI.create(location(post(browser, "/sign-in",
                Map.of("username", "rep", "password", "rep", "_csrf", csrf.group(1)))));
        Matcher code = Pattern.compile("code=([^&]+)")
                .matcher(location(get(browser, back.getRawPath() + "?" + back.getRawQuery())));
        assertThat(code.find()).isTrue();
        return json(post("/oauth2/token", Map.of("grant_type", "authorization_code", "client_id", CLIENT, "code",
                code.group(1), "redirect_uri", REDIRECT, "code_verifier", VERIFIER)));
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return post("/oauth2/token",
                Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", token));
    }

    private HttpResponse<String> get(HttpClient client, String target) throws Exception {
        return client.send(request(target).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String target, Map<String, String> form) throws Exception {
        return post(BROWSER, target, form);
    }

    private HttpResponse<String> post(HttpClient client, String target, Map<String, String> form) throws Exception {
        return client.send(request(target).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))))
                .build(), BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
