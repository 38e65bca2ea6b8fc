package dev.rapport.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway on a free port with four fake services behind it, shared by the tests that need no settings of their own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "rapport.gateway.routing.response-timeout=1s",
        "rapport.gateway.routing.stream-idle-timeout=20s", "rapport.security.issuer-uri=" + RunningGateway.ISSUER,
        "rapport.gateway.cors.allowed-origins=https://crm.example", "rapport.gateway.limits.sign-in.burst=10000",
        "logging.structured.format.console="})
@ContextConfiguration(initializers = RunningGateway.Services.class)
public abstract class RunningGateway {

    protected static final String ISSUER = "http://127.0.0.1:8080";
    protected static final JsonMapper JSON = JsonMapper.builder().build();
    protected static final HttpClient BROWSER = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    protected FakeService contact;
    protected FakeService deal;
    protected FakeService interaction;
    protected FakeService reporting;
    protected Path keyFile;
    protected Path instancesFile;

    @LocalServerPort
    protected int port;

    @LocalManagementPort
    protected int management;

    /** What stands behind one application context; contexts are kept for several test classes. */
    record Behind(
            FakeService contact,
            FakeService deal,
            FakeService interaction,
            FakeService reporting,
            Path keyFile) {

        Path instancesFile() {
            return keyFile.resolveSibling("instances.json");
        }

        List<FakeService> services() {
            return List.of(contact, deal, interaction, reporting);
        }
    }

    /** Starts what stands behind a context, and stops it with the context. */
    static final class Services implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Behind behind = new Behind(new FakeService("contact"), new FakeService("deal"),
                    new FakeService("interaction"), new FakeService("reporting"), newKeyFile());
            String routing = "rapport.gateway.routing.";
            TestPropertyValues.of(routing + "contact-service=" + behind.contact().address(),
                    routing + "deal-service=" + behind.deal().address(),
                    routing + "interaction-service=" + behind.interaction().address(),
                    routing + "reporting-service=" + behind.reporting().address(),
                    routing + "instances-file=" + behind.instancesFile(),
                    "rapport.sign-in.key-file=" + behind.keyFile()).applyTo(context);
            context.getBeanFactory().registerSingleton("behind", behind);
            ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("behind",
                    () -> behind.services().forEach(FakeService::close));
        }

        private static Path newKeyFile() {
            try {
                Path folder = Files.createTempDirectory("gateway-test");
                folder.toFile().deleteOnExit();
                return folder.resolve("keys/signing-key.json");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void startAfresh(@Autowired Behind behind) {
        contact = behind.contact();
        deal = behind.deal();
        interaction = behind.interaction();
        reporting = behind.reporting();
        keyFile = behind.keyFile();
        instancesFile = behind.instancesFile();
        behind.services().forEach(FakeService::forget);
    }

    protected URI at(String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    protected HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(at(target)).timeout(Duration.ofSeconds(20));
    }

    /** What operators see, at the port for them. */
    protected HttpRequest.Builder managed(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + target))
                .timeout(Duration.ofSeconds(20));
    }

    protected HttpRequest.Builder signedIn(String target) {
        return request(target).header("Authorization", "Bearer " + token(claims -> claims));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return BROWSER.send(request.build(), BodyHandlers.ofString());
    }

    protected HttpResponse<String> write(String method, String target, String body)
            throws IOException, InterruptedException {
        return send(signedIn(target).header("Content-Type", "application/json").method(method,
                HttpRequest.BodyPublishers.ofString(body)));
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** A token as the sign-in of the local stack would issue it, changed by the test. */
    protected String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            return sign(RSAKey.parse(Files.readString(keyFile)), change);
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static String sign(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(key, "at+jwt", change);
    }

    /** A token of another kind. */
    protected static String sign(RSAKey key, @Nullable String type, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet claims = change.apply(new JWTClaimsSet.Builder().subject(UUID.randomUUID().toString())
                .issuer(ISSUER).audience("rapport").issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600))).claim("roles", List.of("rep"))).build();
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(type == null ? null : new JOSEObjectType(type)).keyID(key.getKeyID()).build(), claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** Sends exactly these bytes and reads until the connection ends. */
    protected String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
