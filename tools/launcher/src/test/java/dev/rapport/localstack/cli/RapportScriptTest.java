package dev.rapport.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.localstack.Repository;
import dev.rapport.localstack.StackPorts;
import dev.rapport.localstack.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a working copy of its own, with a Maven that only notes that it was called and makes empty jars. */
class RapportScriptTest {
    private static final List<String> JARS = List.of("contact-service/target/contact-service.jar",
            "deal-service/target/deal-service.jar", "interaction-service/target/interaction-service.jar",
            "reporting-service/target/reporting-service.jar", "gateway/target/gateway.jar",
            "tools/servers/kafka-server/target/kafka-server.jar",
            "tools/servers/elasticsearch-server/target/elasticsearch-server.jar",
            "tools/servers/mongodb-server/target/mongodb-server.jar",
            "tools/servers/sign-in/target/sign-in.jar",
            "tools/host/target/host.jar",
            "tools/launcher/target/launcher.jar",
            "tools/bench/target/bench.jar",
            "tools/torture/target/torture.jar");

    @TempDir
    private Path root;
    private String gatewayPort = Integer.toString(Ports.free());

    @BeforeEach
    void makeWorkingCopy() throws IOException {
        Files.copy(Repository.find().root().resolve("rapport"), root.resolve("rapport"));
        write("pom.xml", "<project/>");
        write(".mvn/maven.config", "");
        write("common-events/src/main/java/Event.java", "record Event() {}");
        write("deal-service/src/main/java/Deal.java", "record Deal() {}");
        write("deal-service/src/test/java/DealTest.java", "class DealTest {}");
        StringBuilder maven = new StringBuilder(
                "#!/bin/sh\necho called >> calls\n[ ! -f broken ] || { echo no; exit 1; }\n");
        for (String jar : JARS) {
            maven.append("mkdir -p ").append(Path.of(jar).resolveSibling("lib")).append("; touch ").append(jar)
                    .append('\n');
            write(jar.replaceFirst("target/.*", "pom.xml"), "<project/>");
        }
        write("bin/mvn", maven.toString());
        assertThat(root.resolve("bin/mvn").toFile().setExecutable(true)).isTrue();
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** What it says; the launcher itself does not start, since its jar is empty. */
    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", root.resolve("rapport").toString(), command)
                .redirectErrorStream(true);
        builder.environment().putAll(StackPorts.free().environment());
        builder.environment().put("RAPPORT_GATEWAY_PORT", gatewayPort);
        builder.environment().putAll(Map.of("JAVA25_HOME", System.getProperty("java.home"), "PATH",
                root.resolve("bin") + ":" + System.getenv("PATH"), "RAPPORT_HOME", root.toString()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private long builds() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void buildsOnceAndNotAgainUntilASourceChanges() throws Exception {
        assertThat(run("up")).contains("Building");
        assertThat(run("up")).doesNotContain("Building");
        assertThat(builds()).isEqualTo(1);

        write("deal-service/src/test/java/DealTest.java", "class DealTest { }");
        run("up");
        assertThat(builds()).as("a test is in no jar").isEqualTo(1);

        write("deal-service/src/main/java/Deal.java", "record Deal(int id) {}");
        run("up");
        assertThat(builds()).isEqualTo(2);

        Files.delete(root.resolve("common-events/src/main/java/Event.java"));
        run("up");
        assertThat(builds()).isEqualTo(3);
    }

    /** Security F23. */
    @Test
    void nobodyElseLooksIntoWhatItKeeps() throws Exception {
        Path home = root.resolve(".rapport");
        run("up");
        assertThat(permissions(home)).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("app/launcher/launcher.jar"))).isEqualTo("rw-------");

        // As earlier versions have left it.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        run("up");
        assertThat(permissions(home)).isEqualTo("rwx------");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void buildsAgainWhenAJarIsGone() throws Exception {
        run("up");
        Files.delete(root.resolve("gateway/target/gateway.jar"));

        run("up");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void onlyUpBuildsWhatIsStale() throws Exception {
        run("up");
        write("deal-service/src/main/java/Deal.java", "record Deal(int id) {}");

        run("status");

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void nothingElseBuildsBeforeTheFirstUp() throws Exception {
        assertThat(run("status")).contains("Nothing has been built yet");

        assertThat(builds()).isZero();
    }

    @Test
    void refusesATakenPortBeforeItBuilds() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gatewayPort = Integer.toString(socket.getLocalPort());

            assertThat(run("up")).contains("port " + gatewayPort + " for gateway is taken", "RAPPORT_GATEWAY_PORT");
        }
        assertThat(builds()).isZero();
    }

    @Test
    void showsTheEndOfABuildThatFailed() throws Exception {
        write("broken", "");

        assertThat(run("up")).contains("The build failed").contains("no\n");
        assertThat(run("up")).as("it is tried again").contains("The build failed");
    }
}
