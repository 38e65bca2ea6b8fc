package dev.rapport.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.host.app.SmallService;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The host as a process, with services as small as can be. */
@Timeout(60)
class HostTest {
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;
    private @Nullable Process host;

    @AfterEach
    void kill() {
        if (host != null) {
            host.destroyForcibly();
        }
    }

    @Test
    void everyServiceEndsAtTheSignalAndSaysSoInItsOwnLog() throws Exception {
        Process running = start(service("one"), service("two"));
        awaitLine(running, "All services have started");

        running.destroy();

        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).isEqualTo(TERMINATED);
        assertThat(log("one")).contains("one works", "one has ended", "\"name\":\"one\"").doesNotContain("two");
        assertThat(log("two")).contains("two works", "two has ended").doesNotContain("one works");
    }

    @Test
    void aServiceThatDoesNotStartEndsTheProcessWithItsReason() throws Exception {
        List<String> broken = new ArrayList<>(service("broken"));
        broken.add("--broken=yes");

        Process running = start(service("one"), broken);
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).isEqualTo(1);
        assertThat(said).contains("broken does not start").contains("told to break");
        assertThat(log("broken")).contains("Application run failed", "told to break");
        assertThat(log("one")).contains("one has ended").doesNotContain("told to break");
    }

    private String log(String service) throws IOException {
        return Files.readString(folder.resolve(service + ".log"));
    }

    private static void awaitLine(Process process, String line) throws IOException {
        BufferedReader reader = process.inputReader();
        String said = reader.readLine();
        while (said != null && !said.equals(line)) {
            said = reader.readLine();
        }
        assertThat(said).isEqualTo(line);
    }

    @SafeVarargs
    private Process start(List<String>... services) throws IOException {
        String classes = Objects.requireNonNull(Host.class.getProtectionDomain().getCodeSource()).getLocation()
                .getPath();
        List<String> libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar")).toList();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                        "-Drapport.host.logs=" + folder, "-cp",
                        classes + File.pathSeparator + String.join(File.pathSeparator, libraries),
                        Host.class.getName()));
        for (List<String> service : services) {
            command.addAll(service);
        }
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        host = started;
        return started;
    }

    /** A jar that holds the service, which only its own loader finds, and names what the test runs with. */
    private List<String> service(String name) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, SmallService.class.getName());
        StringBuilder libraries = new StringBuilder();
        for (String library : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (library.endsWith(".jar")) {
                libraries.append(Path.of(library)).append(' ');
            }
        }
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries.toString());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            String file = SmallService.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(file));
            try (InputStream bytes = SmallService.class.getResourceAsStream("SmallService.class")) {
                Objects.requireNonNull(bytes).transferTo(out);
            }
        }
        return List.of(name + "=" + jar, "--spring.application.name=" + name);
    }
}
