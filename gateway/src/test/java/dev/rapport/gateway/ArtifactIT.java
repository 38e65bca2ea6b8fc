package dev.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar with its libraries, as it is deployed. */
class ArtifactIT {

    private static final Path JAR = Path.of("target/gateway.jar");
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void holdsNeitherDemoPeopleNorWhatSignsThemIn() throws Exception {
        List<String> classes = new ArrayList<>();
        for (Path jar : classPath()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream().map(JarEntry::getName).forEach(classes::add);
            }
        }

        assertThat(classes).contains("dev/rapport/gateway/GatewayApplication.class")
                .noneMatch(name -> name.startsWith("dev/rapport/localstack/"))
                .noneMatch(name -> name.startsWith("dev/rapport/") && name.contains("signin/"))
                .noneMatch(name -> name.startsWith("org/springframework/security/oauth2/server/authorization/"))
                .noneMatch(name -> name.startsWith("org/springframework/cloud/"));
    }

    @Test
    void doesNotStartBeforeItIsToldWhomToTrust() throws Exception {
        Process process = start(freePort(), Map.of());
        try {
            assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(log()).contains("set RAPPORT_ISSUER to the address of your OpenID provider");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Security F4. */
    @ParameterizedTest
    @CsvSource({"http://sso.example,127.0.0.1", "http://127.0.0.1:8080,0.0.0.0"})
    void doesNotStartWhereStrangersCouldBeLetIn(String issuer, String bound) throws Exception {
        Process process = start(freePort(), Map.of("RAPPORT_ISSUER", issuer, "SERVER_ADDRESS", bound));
        try {
            assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(log()).contains("rapport.security.issuer-uri: " + issuer);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Security F16. */
    @Test
    void doesNotStartBeforeItIsToldWherePeopleFindIt() throws Exception {
        Process process = start(freePort(), Map.of("RAPPORT_ISSUER", "https://sso.example"));
        try {
            assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(log()).contains("set RAPPORT_PUBLIC_URL to the address where people find the gateway");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void startsWithAProviderAndOffersNoSignInOfItsOwn() throws Exception {
        int port = freePort();
        int management = freePort();
        Process process = start(port, Map.of("RAPPORT_ISSUER", "https://sso.example", "MANAGEMENT_SERVER_PORT",
                Integer.toString(management), "RAPPORT_PUBLIC_URL", "http://127.0.0.1:" + port));
        try {
            Awaitility.await().atMost(START).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
                    .until(() -> !process.isAlive() || status(management, "/actuator/health/readiness") == 200);

            assertThat(process.isAlive()).as(log()).isTrue();
            assertThat(status(port, "/actuator/health/readiness")).isEqualTo(404);
            assertThat(status(port, "/sign-in")).isEqualTo(404);
            assertThat(status(port, "/oauth2/token")).isEqualTo(404);
            assertThat(status(port, "/oauth2/jwks")).isEqualTo(404);
            assertThat(status(port, "/api/leads")).isEqualTo(401);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The manifest says which libraries belong to it; others may lie beside them from an earlier build. */
    private static List<Path> classPath() throws IOException {
        List<Path> jars = new ArrayList<>(List.of(JAR));
        try (JarFile file = new JarFile(JAR.toFile())) {
            String libraries = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String library : libraries.split(" ", -1)) {
                jars.add(JAR.resolveSibling(library));
            }
        }
        return jars;
    }

    private Process start(int port, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-jar", JAR.toAbsolutePath().toString()).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().remove("RAPPORT_ISSUER");
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        HttpResponse<Void> response = RunningGateway.BROWSER.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(5))
                        .build(),
                BodyHandlers.discarding());
        return response.statusCode();
    }
}
