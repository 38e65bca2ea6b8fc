package dev.rapport.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void endsWithItsLastLines() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "one\ntwo\nthree\n");

        assertThat(LogFile.tail(log, 2)).isEqualTo("two\nthree");
        assertThat(LogFile.tail(log, 9)).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void isEmptyWhenItIsNotThere() {
        assertThat(LogFile.tail(folder.resolve("none"), 2)).isEmpty();
    }

    @Test
    void isReadOnlyNearItsEnd() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "x".repeat(200_000) + "\nlast\n");

        assertThat(LogFile.tail(log, 1)).isEqualTo("last");
    }

    @Test
    void isSetAsideWhenItIsLong() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "short");
        LogFile.setAsideWhenLong(log);
        assertThat(log).exists();

        Files.write(log, new byte[21 << 20]);
        LogFile.setAsideWhenLong(log);

        assertThat(log).doesNotExist();
        assertThat(folder.resolve("log.old")).exists();
    }
}
