package dev.rapport.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void endWhenTheJvmThatStartedThemIsKilled() {
        Path pid = folder.resolve("pid");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        OsProcess jvm = OsProcess.start(List.of(java, "-cp", System.getProperty("java.class.path"),
                StartsAndWaits.class.getName(), folder.toString()), Map.of(), folder, folder.resolve("log"));
        Awaitility.await().atMost(SOON).until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        long child = Long.parseLong(read(pid));
        assertThat(ProcessHandle.of(child)).isPresent();

        jvm.kill();

        Awaitility.await().atMost(SOON).until(() -> ProcFs.startOf(child).isEmpty());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A JVM that starts a process and never ends by itself. */
    static final class StartsAndWaits {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            OsProcess child = OsProcess.start(List.of("sleep", "300"), Map.of(), folder, folder.resolve("child.log"));
            new Orphans().add(child);
            Files.writeString(folder.resolve("pid"), Long.toString(child.pid()));
            new CountDownLatch(1).await();
        }
    }
}
