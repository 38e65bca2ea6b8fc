package dev.rapport.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.localstack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsProcessTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;
    private @Nullable OsProcess started;

    @AfterEach
    void endIt() {
        if (started != null) {
            started.kill();
        }
    }

    private OsProcess start(String script) {
        OsProcess process = OsProcess.start(List.of("sh", "-c", script), Map.of("GREETING", "hello"), folder,
                folder.resolve("log"));
        started = process;
        return process;
    }

    @Test
    void writesItsOutputToTheLogAndSeesTheEnvironment() throws Exception {
        assertThat(start("echo $GREETING").awaitEnd(SOON)).isTrue();

        assertThat(Files.readString(folder.resolve("log"))).isEqualTo("hello\n");
    }

    /** Security F23. */
    @Test
    void whatItWritesIsForNobodyElse() throws Exception {
        assertThat(start("echo kept > file; mkdir below; echo said").awaitEnd(SOON)).isTrue();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("file"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("below"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void livesUntilItIsKilled() {
        OsProcess process = start("sleep 60");
        assertThat(process.alive()).isTrue();

        process.kill();

        assertThat(process.alive()).isFalse();
    }

    @Test
    void isNotTakenForAnotherProcessThatHasItsId() {
        OsProcess process = start("sleep 60");
        OsProcess earlier = new OsProcess(process.pid(), "long ago");

        earlier.kill();

        assertThat(earlier.alive()).isFalse();
        assertThat(process.alive()).isTrue();
    }

    @Test
    void isKilledWhenItDoesNotEndAsAsked() {
        OsProcess process = start("trap '' TERM; echo deaf; while true; do sleep 1; done");
        Awaitility.await().atMost(SOON).until(() -> Files.readString(folder.resolve("log")).contains("deaf"));

        process.stop(Signal.TERM, Duration.ofMillis(300));

        assertThat(process.alive()).isFalse();
    }

    @Test
    void freezesAndGoesOn() {
        OsProcess process = start("sleep 60");

        process.signalTree(Signal.STOP);
        Awaitility.await().atMost(SOON).until(process::frozen);

        process.signalTree(Signal.CONT);
        Awaitility.await().atMost(SOON).until(() -> !process.frozen());
        assertThat(process.alive()).isTrue();
    }

    @Test
    void leavesTheSessionOfWhoStartedIt() throws Exception {
        start("ps -o sid= -p $$ > sid; sleep 60");
        Path sid = folder.resolve("sid");
        Awaitility.await().atMost(SOON).until(() -> Files.exists(sid) && !Files.readString(sid).isBlank());

        assertThat(Files.readString(sid).strip()).isEqualTo(Long.toString(started == null ? 0 : started.pid()));
    }

    @Test
    void needsAProgramThatIsThere() {
        assertThatThrownBy(() -> OsProcess.start(List.of("/no/such/program"), Map.of(), folder.resolve("nowhere"),
                folder.resolve("log"))).isInstanceOf(StackException.class).hasMessageContaining("/no/such/program");
    }

    @Test
    void knowsItsMemory() {
        assertThat(OsProcess.current().memory()).isBetween(10_000_000L, 4_000_000_000L);
    }
}
