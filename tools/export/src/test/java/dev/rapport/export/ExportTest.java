package dev.rapport.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter complaints = new StringWriter();

    private int run(String... arguments) {
        return Export.commandLine().setErr(new PrintWriter(complaints)).execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"--kind leed; lead", "--format xml; PARQUET", "--what all; EVENTS",
            "--folder x; --folder"})
    void whatIsNotUnderstoodIsRefusedWithTheChoices(String arguments, String choice) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(complaints.toString()).contains(choice);
    }

    @Test
    void whatCannotBeReadIsNamedAndNothingIsLeft() throws IOException {
        Path properties = Files.writeString(folder.resolve("kafka.properties"),
                "default.api.timeout.ms=500\nrequest.timeout.ms=500\n");
        Path to = folder.resolve("files");

        assertThat(run("--brokers", "127.0.0.1:1", "--kafka-properties", properties.toString(), "--to",
                to.toString(), "--kind", "lead")).isEqualTo(1);
        assertThat(complaints.toString()).contains("rapport.lead");
        assertThat(to).isEmptyDirectory();
    }

    @Test
    void propertiesThatAreNotThereAreNamed() {
        assertThat(run("--kafka-properties", folder.resolve("none.properties").toString(), "--to",
                folder.toString())).isEqualTo(1);
        assertThat(complaints.toString()).contains("none.properties");
        assertThat(Files.exists(folder.resolve("rapport.lead.parquet"))).isFalse();
    }
}
