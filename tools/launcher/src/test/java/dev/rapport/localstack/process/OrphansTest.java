package dev.rapport.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void endWhenTheJvmThatStartedThemIsKilled() {
        Path pid = folder.resolve("pid");
        OsProcess jvm = startAndWait();
        Awaitility.await().atMost(SOON).until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        long child = Long.parseLong(read(pid));
        assertThat(ProcessHandle.of(child)).isPresent();

        jvm.kill();

        Awaitility.await().atMost(SOON).until(() -> ProcFs.startOf(child).isEmpty());
    }

    @Test
    void whoHasGotTheIdOfOneThatEndedIsLeftAlone() {
        Assumptions.assumeTrue(ProcFs.available());
        Path pid = folder.resolve("pid");
        OsProcess somebodyElse = OsProcess.start(List.of("sleep", "300"), Map.of(), folder, folder.resolve("else.log"));
        try {
            OsProcess jvm = startAndWait(Long.toString(somebodyElse.pid()));
            Awaitility.await().atMost(SOON).until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
            long child = Long.parseLong(read(pid));

            jvm.kill();

            // Both were listed, so that one gets its signals when the other would.
            Awaitility.await().atMost(SOON).until(() -> ProcFs.startOf(child).isEmpty());
            Awaitility.await().during(Duration.ofMillis(500)).atMost(SOON).until(somebodyElse::alive);
        } finally {
            somebodyElse.kill();
        }
    }

    private OsProcess startAndWait(String... listed) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"),
                StartsAndWaits.class.getName(), folder.toString()));
        command.addAll(List.of(listed));
        return OsProcess.start(command, Map.of(), folder, folder.resolve("log"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * A JVM that starts a process and never ends by itself; other ids it lists as if they had begun at another time.
     */
    static final class StartsAndWaits {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            OsProcess child = OsProcess.start(List.of("sleep", "300"), Map.of(), folder, folder.resolve("child.log"));
            Orphans orphans = new Orphans();
            for (String pid : List.of(arguments).subList(1, arguments.length)) {
                orphans.add(new OsProcess(Long.parseLong(pid), "boot:1"));
            }
            orphans.add(child);
            Files.writeString(folder.resolve("pid"), Long.toString(child.pid()));
            new CountDownLatch(1).await();
        }
    }
}
