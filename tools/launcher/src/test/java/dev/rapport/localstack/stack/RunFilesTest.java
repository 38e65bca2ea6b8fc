package dev.rapport.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.localstack.StackException;
import dev.rapport.localstack.process.OsProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir
    private Path folder;

    @Test
    void findAProcessAgainInALaterCommand() {
        OsProcess process = OsProcess.current();
        new RunFiles(folder).started("archivist", process);

        assertThat(new RunFiles(folder).lookUp("archivist")).contains(process);
        assertThat(new RunFiles(folder).lookUp("kafka")).isEmpty();
    }

    @Test
    void forgetWhatWasStopped() {
        RunFiles files = new RunFiles(folder);
        files.started("archivist", OsProcess.current());

        files.ended("archivist");

        assertThat(files.lookUp("archivist")).isEmpty();
    }

    @Test
    void nameAllThatWereStarted() {
        RunFiles files = new RunFiles(folder);
        assertThat(files.all()).isEmpty();

        files.started("deal-service-2", OsProcess.current());
        files.started("archivist", OsProcess.current());

        assertThat(files.all()).extracting(RunFiles.Note::name).containsExactly("archivist", "deal-service-2");
    }

    @Test
    void sayWhatHelpsWhenOneIsBroken() throws IOException {
        Files.writeString(folder.resolve("kafka.json"), "{\"pid\": ");

        assertThatThrownBy(() -> new RunFiles(folder).lookUp("kafka")).isInstanceOf(StackException.class)
                .hasMessageContaining("kafka.json").hasMessageContaining("delete it");
    }

    @Test
    void areLockedByOneCommandAtATime() {
        Path lock = folder.resolve("run/lock");
        try (Lock held = Lock.of(lock)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> Lock.of(lock)).isInstanceOf(StackException.class);
        }

        Lock.of(lock).close();
    }
}
