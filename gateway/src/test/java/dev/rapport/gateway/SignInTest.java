package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;

class SignInTest extends RunningGateway {

    private static final String VERIFIER = "a-code-verifier-that-is-long-enough-for-the-standard-43";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @CsvSource({"admin,admin,1,Ada Admin", "manager,manager,2,Mali Manager", "rep,rep,3,Ren Rep", "rep2,rep,4,Rosa Rep",
            "support,support,5,Sunan Support", "marketing,marketing,6,Mei Marketing", "analyst,analyst,7,Ana Analyst"})
    void givesEachDemoPersonTheirToken(String person, String role, int number, String name) throws Exception {
        HttpResponse<String> response = clientCredentials(person, person);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("token_type").asString()).isEqualTo("Bearer");
        assertThat(json(response).path("expires_in").asInt()).isBetween(15 * 60 - 60, 15 * 60);
        String token = json(response).path("access_token").asString();
        assertThat(SignedJWT.parse(token).getHeader().getType()).hasToString("at+jwt");
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        String employee = "01900000-0000-7000-8000-00000000000" + number;
        assertThat(claims.getSubject()).isEqualTo(employee);
        assertThat(claims.getStringClaim("employee_id")).isEqualTo(employee);
        assertThat(claims.getStringClaim("name")).isEqualTo(name);
        assertThat(claims.getStringClaim("email")).isEqualTo(person + "@rapport.example");
        assertThat(claims.getStringListClaim("roles")).containsExactly(role);
        assertThat(claims.getAudience()).containsExactly("rapport");
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(send(request("/api/leads").header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"rep,wrong", "nobody,nobody", "rapport-console,x"})
    void refusesWrongCredentials(String person, String password) throws Exception {
        HttpResponse<String> response = clientCredentials(person, password);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void refusesATokenRequestWithoutAnyone() throws Exception {
        HttpResponse<String> response = post(BROWSER, "/oauth2/token", Map.of("grant_type", "client_credentials"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void describesItselfForOpenIdClients() throws Exception {
        JsonNode discovery = json(send(request("/.well-known/openid-configuration")));

        assertThat(discovery.path("issuer").asString()).isEqualTo(ISSUER);
        assertThat(discovery.path("jwks_uri").asString()).isEqualTo(ISSUER + "/oauth2/jwks");
        assertThat(discovery.path("token_endpoint").asString()).isEqualTo(ISSUER + "/oauth2/token");
        assertThat(discovery.path("authorization_endpoint").asString()).isEqualTo(ISSUER + "/oauth2/authorize");
        assertThat(discovery.path("revocation_endpoint").asString()).isEqualTo(ISSUER + "/oauth2/revoke");
        assertThat(discovery.path("end_session_endpoint").asString()).isEqualTo(ISSUER + "/connect/logout");
        assertThat(discovery.path("grant_types_supported").toString()).contains("refresh_token");
        assertThat(discovery.has("introspection_endpoint")).isFalse();
        assertThat(discovery.has("userinfo_endpoint")).isFalse();
    }

    @Test
    void publishesTheKeyWithoutItsSecret() throws Exception {
        JsonNode key = json(send(request("/oauth2/jwks"))).path("keys").path(0);

        assertThat(key.path("kty").asString()).isEqualTo("RSA");
        assertThat(key.has("n")).isTrue();
        assertThat(key.has("d")).isFalse();
        assertThat(key.has("p")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/docs/oauth2-redirect.html", "http://127.0.0.1:5173/"})
    void signsInThroughTheFormWithACodeAndItsProof(String redirect) throws Exception {
        String code = signInThroughTheForm(redirect, "rep", "rep");

        HttpResponse<String> response = exchange(code, redirect, VERIFIER);

        assertThat(response.statusCode()).isEqualTo(200);
        String token = json(response).path("access_token").asString();
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getStringClaim("employee_id")).isEqualTo("01900000-0000-7000-8000-000000000003");
        assertThat(claims.getAudience()).containsExactly("rapport");
        JWTClaimsSet identity = SignedJWT.parse(json(response).path("id_token").asString()).getJWTClaimsSet();
        assertThat(identity.getStringClaim("name")).isEqualTo("Ren Rep");
        assertThat(identity.getAudience()).containsExactly("rapport-console");
        assertThat(send(request("/api/leads").header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(200);
    }

    @Test
    void asksAgainWhoIsThereForTheNextSignIn() throws Exception {
        String redirect = "http://127.0.0.1:8080/docs/oauth2-redirect.html";
        signInThroughTheForm(redirect, "rep", "rep");

        String code = signInThroughTheForm(redirect, "manager", "manager");

        String token = json(exchange(code, redirect, VERIFIER)).path("access_token").asString();
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("roles")).containsExactly("manager");
    }

    @Test
    void takesACodeOnceOnly() throws Exception {
        String redirect = "http://127.0.0.1:5173/";
        String code = signInThroughTheForm(redirect, "rep", "rep");
        exchange(code, redirect, VERIFIER);

        HttpResponse<String> second = exchange(code, redirect, VERIFIER);

        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(json(second).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void takesNoCodeWithoutItsProof() throws Exception {
        String redirect = "http://127.0.0.1:5173/";
        String code = signInThroughTheForm(redirect, "rep", "rep");

        assertThat(exchange(code, redirect, "another-verifier-that-is-long-enough-for-the-standard").statusCode())
                .isEqualTo(400);
    }

    @Test
    void beginsNoSignInWithoutAProof() throws Exception {
        HttpResponse<String> response = get(
                authorize("http://127.0.0.1:5173/").replaceAll("&code_challenge=[^&]*", ""));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(location(response)).startsWith("http://127.0.0.1:5173/?error=invalid_request");
    }

    @Test
    void saysThatAPasswordIsWrong() throws Exception {
        get(authorize("http://127.0.0.1:5173/"));

        HttpResponse<String> response = submit(get("/sign-in").body(), "rep", "wrong");

        assertThat(location(response)).endsWith("/sign-in?error");
        assertThat(get("/sign-in?error").body()).contains("User name or password is wrong");
    }

    @Test
    void takesNoFormThatItDidNotGive() throws Exception {
        get(authorize("http://127.0.0.1:5173/"));

        assertThat(post(browser, "/sign-in", Map.of("username", "rep", "password", "rep")).statusCode()).isEqualTo(403);
    }

    @Test
    void showsAFormWithoutScripts() throws Exception {
        HttpResponse<String> page = get("/sign-in");

        assertThat(page.body()).contains("<form method=\"post\"").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString()
                .contains("default-src 'none'").contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Set-Cookie")).get().asString().contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(send(request("/sign-in.css")).statusCode()).isEqualTo(200);
    }

    /** Security F6. Asking for the form costs the gateway no memory, nor does a wrong password. */
    @Test
    void keepsNoSessionBeforeSomebodyIsKnown(@Autowired ServletWebServerApplicationContext gateway) throws Exception {
        Manager sessions = sessions(gateway);
        int before = sessions.getActiveSessions();
        for (int count = 0; count < 80; count++) {
            HttpResponse<String> begun = send(request(authorize("http://127.0.0.1:5173/")).header("Accept",
                    "text/html"));
            assertThat(location(begun)).endsWith("/sign-in");
            assertThat(begun.headers().allValues("Set-Cookie")).singleElement().asString()
                    .startsWith("rapport-sign-in-request=").contains("HttpOnly").contains("SameSite=Lax")
                    .contains("Max-Age=600").hasSizeLessThan(1000);
            assertThat(send(request("/sign-in")).statusCode()).isEqualTo(200);
            assertThat(send(request("/sign-in").method("HEAD", BodyPublishers.noBody())).statusCode()).isEqualTo(200);
        }
        post(browser, "/oauth2/authorize", Map.of("client_id", "rapport-console"));
        get("/oauth2/token");
        submit(get("/sign-in").body(), "nobody at all", "wrong");

        assertThat(sessions.getActiveSessions()).isEqualTo(before);
    }

    /** Security F6. */
    @Test
    void leavesNoSessionBehindWhenTheCodeIsGiven(@Autowired ServletWebServerApplicationContext gateway)
            throws Exception {
        int before = sessions(gateway).getActiveSessions();

        signInThroughTheForm("http://127.0.0.1:5173/", "rep", "rep");

        assertThat(sessions(gateway).getActiveSessions()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "bm9uc2Vuc2U.bm9uc2Vuc2U", ".", "%"})
    void goesNowhereThatItDidNotSealItself(String forged) throws Exception {
        cookies.getCookieStore().add(at("/sign-in"), cookie("rapport-sign-in-request", forged));

        HttpResponse<String> signedIn = submit(get("/sign-in").body(), "rep", "rep");

        assertThat(location(signedIn)).endsWith("/docs");
    }

    private static HttpCookie cookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/sign-in");
        cookie.setVersion(0);
        return cookie;
    }

    private static Manager sessions(ServletWebServerApplicationContext gateway) {
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(gateway.getWebServer());
        return ((Context) server.getTomcat().getHost().findChildren()[0]).getManager();
    }

    private String signInThroughTheForm(String redirect, String person, String password) throws Exception {
        HttpResponse<String> begun = get(authorize(redirect));
        assertThat(location(begun)).endsWith("/sign-in");
        HttpResponse<String> signedIn = submit(get("/sign-in").body(), person, password);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        URI back = URI.create(location(signedIn));
        HttpResponse<String> answered = get(back.getRawPath() + "?" + back.getRawQuery());
        assertThat(location(answered)).startsWith(redirect + "?code=").endsWith("&state=the%20state");
        Matcher code = Pattern.compile("code=([^&]+)").matcher(location(answered));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private HttpResponse<String> submit(String page, String person, String password) throws Exception {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(csrf.find()).isTrue();
        return post(browser, "/sign-in", Map.of("username", person, "password", password, "_csrf", csrf.group(1)));
    }

    private static String authorize(String redirect) throws Exception {
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        return "/oauth2/authorize?response_type=code&client_id=rapport-console&scope=openid%20profile%20email"
                + "&state=the%20state&redirect_uri=" + URLEncoder.encode(redirect, StandardCharsets.UTF_8)
                + "&code_challenge=" + challenge + "&code_challenge_method=S256";
    }

    private HttpResponse<String> exchange(String code, String redirect, String verifier) throws Exception {
        return post(BROWSER, "/oauth2/token", Map.of("grant_type", "authorization_code", "client_id",
                "rapport-console", "code", code, "redirect_uri", redirect, "code_verifier", verifier));
    }

    private HttpResponse<String> clientCredentials(String person, String password) throws Exception {
        String basic = Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request("/oauth2/token").header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private HttpResponse<String> get(String target) throws Exception {
        return browser.send(request(target).header("Accept", "text/html").timeout(Duration.ofSeconds(10)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient client, String target, Map<String, String> form) throws Exception {
        List<String> pairs = new ArrayList<>();
        form.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return client.send(request(target).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(pairs.stream().collect(Collectors.joining("&")))).build(),
                BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
