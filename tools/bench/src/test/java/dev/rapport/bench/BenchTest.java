package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchTest {
    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();

    @Test
    void anUnknownOptionIsRefused() {
        assertThat(run("--fast")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("--fast");
    }

    @Test
    void anUnknownRowIsRefusedWithThoseThereAre() {
        assertThat(run("--only", "nothing")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("no row nothing").contains("latency");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeMeasuring() {
        assertThat(run("--json", "/proc/none/figures.json")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(errors.toString()).contains("cannot write /proc/none/figures.json");
    }

    @Test
    void helpNamesTheRows() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString()).contains("latency").contains("rebuild").contains("--pictures");
    }

    @Test
    void tooLittleRoomIsTold() {
        assertThatThrownBy(() -> Bench.require("memory", 5L << 30, 6L << 30))
                .hasMessage("too little memory: 5120 MB are free, 6144 MB are needed");
        assertThatCode(() -> Bench.require("memory", 6L << 30, 6L << 30)).doesNotThrowAnyException();
    }

    private int run(String... arguments) {
        return Bench.commandLine().setErr(new PrintWriter(errors, true)).setOut(new PrintWriter(output, true))
                .execute(arguments);
    }
}
