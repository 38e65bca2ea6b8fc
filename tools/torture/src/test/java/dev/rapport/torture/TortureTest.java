package dev.rapport.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.localstack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TortureTest {
    private static final int WRONG_USE = 2;
    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new Torture());
        command.setErr(new PrintWriter(said));
        command.setOut(new PrintWriter(said));
        return command.execute(arguments);
    }

    @Test
    void aWrongOptionIsNamed() {
        assertThat(run("--sead", "1")).isEqualTo(WRONG_USE);
        assertThat(said.toString()).contains("--sead");
    }

    @Test
    void aMinuteIsTheLeast() {
        assertThat(run("--minutes", "0")).isEqualTo(WRONG_USE);
        assertThat(said.toString()).contains("--minutes is 0");
    }

    @Test
    void aRateThatNobodyCouldKeepIsRefused() {
        assertThat(run("--rate", "100000")).isEqualTo(WRONG_USE);
        assertThat(said.toString()).contains("--rate is 100000");
    }

    @Test
    void helpTellsTheOptions() {
        assertThat(run("--help")).isZero();
        assertThat(said.toString()).contains("--seed", "--minutes", "--report", "--keep");
    }

    @Test
    void twoDoNotRunInTheSameFolder(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("torture");
        Path data = Files.createDirectories(place).resolve("data");
        Files.writeString(data, "of the first");
        try (FileChannel first = FileChannel.open(folder.resolve("torture.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            first.lock();
            Settings settings = new Settings(1, Duration.ofMinutes(1), 5, null, false);
            assertThatThrownBy(() -> Torture.run(settings, place, line -> {
            })).isInstanceOf(StackException.class).hasMessageContaining("already");
        }
        assertThat(data).exists();
    }
}
