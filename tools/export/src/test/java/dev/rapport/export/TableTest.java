package dev.rapport.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edges, data team 5. */
class TableTest {

    private static final String EVENT = """
            {"id":"%s","type":"rapport.lead.LeadCreated","sequence":"0000000000000000000","time":"2026-03-02T09:00:18.5Z",\
            "recordedtime":"2026-03-02T09:00:19Z","subject":"L","partition":0,"offset":%d,"value":{"name":"%s"}}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Path lines(String... lines) throws IOException {
        return Files.writeString(folder.resolve("topic.lines"), String.join("", lines));
    }

    private static String state(String id, int offset, String value) {
        return "{\"subject\":\"%s\",\"partition\":0,\"offset\":%d,\"value\":%s}\n".formatted(id, offset, value);
    }

    private Path write(Subject subject, Format format, Path lines) throws IOException, SQLException {
        Path file = folder.resolve("topic." + format.extension());
        try (Table table = new Table(subject, lines, folder)) {
            table.write(format, file);
        }
        return file;
    }

    /** What another program reads from a file. */
    private static List<String> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            List<String> rows = new ArrayList<>();
            try (var found = statement.executeQuery(sql)) {
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(found.getObject(i)));
                    }
                    rows.add(String.join("|", row));
                }
            }
            return rows;
        }
    }

    @Test
    void anEventThatIsThereTwiceIsWrittenOnce() throws Exception {
        Path file = write(Subject.EVENTS, Format.PARQUET,
                lines(EVENT.formatted("a", 1, "สมชาย"), EVENT.formatted("b", 2, "O'Brien"),
                        EVENT.formatted("a", 3, "x")));

        assertThat(query("SELECT id, type, subject, sequence, time, data.name FROM '" + file + "'")).containsExactly(
                "a|rapport.lead.LeadCreated|L|0|2026-03-02T09:00:18.500Z|สมชาย",
                "b|rapport.lead.LeadCreated|L|0|2026-03-02T09:00:18.500Z|O'Brien");
    }

    @Test
    void ofARecordTheLastStateIsWrittenWithAllFieldsThatAnyHas() throws Exception {
        Path file = write(Subject.STATES, Format.PARQUET,
                lines(state("a", 1,
                        "{\"id\":\"a\",\"version\":0,\"amount\":{\"amount\":\"1.50\",\"currency\":\"EUR\"}}"),
                        state("b", 2,
                                "{\"id\":\"b\",\"version\":0,\"note\":null,\"createdAt\":\"2026-03-02T09:00:18Z\"}"),
                        state("a", 3,
                                "{\"id\":\"a\",\"version\":1,\"amount\":{\"amount\":\"2.50\",\"currency\":\"EUR\"}}")));

        assertThat(query("SELECT id, version, amount.amount::DECIMAL(9,2), note, createdAt FROM '" + file + "'"))
                .containsExactly("a|1|2.50|null|null", "b|0|null|null|2026-03-02T09:00:18Z");
        assertThat(query("SELECT column_name, column_type FROM (DESCRIBE SELECT version, createdAt FROM '" + file
                + "')")).containsExactly("version|BIGINT", "createdAt|TIMESTAMP WITH TIME ZONE");
    }

    /** A name is never run by who opens the file, and what is nested is JSON. */
    @Test
    void textInCsvIsNoFormula() throws Exception {
        Path file = write(Subject.STATES, Format.CSV, lines(state("a", 1,
                "{\"id\":\"a\",\"name\":\"=cmd|'/c calc'!A1\",\"phone\":\"+6681\",\"tags\":[\"x\"]}")));

        assertThat(Files.readAllLines(file)).containsExactly("id,name,phone,tags",
                "a,'=cmd|'/c calc'!A1,'+6681,\"[\"\"x\"\"]\"");
    }

    /** Such records are parked by readers, and must not keep the rest from being written. */
    @Test
    void whatIsNoEventIsLeftOutAndWhatIsNoTimeIsNone() throws Exception {
        Path file = write(Subject.EVENTS, Format.PARQUET, lines(EVENT.formatted("a", 1, "x"),
                "{\"subject\":\"L\",\"partition\":0,\"offset\":2,\"value\":{\"name\":\"y\"}}\n",
                "{\"id\":\"b\",\"sequence\":\"x\",\"time\":\"noon\",\"partition\":0,\"offset\":3,\"value\":{}}\n"));

        assertThat(query("SELECT id, sequence, time FROM '" + file + "'"))
                .containsExactly("a|0|2026-03-02T09:00:18.500Z", "b|null|null");
    }

    @Test
    void oneJsonObjectALine() throws Exception {
        Path file = write(Subject.STATES, Format.JSONL, lines(state("a", 1, "{\"id\":\"a\",\"name\":\"=1\"}")));

        assertThat(Files.readAllLines(file)).containsExactly("{\"id\":\"a\",\"name\":\"=1\"}");
    }

    @Test
    void anEmptyTopicIsAnEmptyFile() throws Exception {
        assertThat(query("SELECT count(*) FROM '" + write(Subject.STATES, Format.PARQUET, lines()) + "'"))
                .containsExactly("0");
        assertThat(query("SELECT count(*) FROM '" + write(Subject.EVENTS, Format.PARQUET, lines()) + "'"))
                .containsExactly("0");
    }
}
