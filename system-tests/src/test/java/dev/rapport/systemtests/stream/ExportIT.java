package dev.rapport.systemtests.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Api;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.localstack.Repository;
import dev.rapport.systemtests.support.JavaProgram;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import dev.rapport.systemtests.support.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edges, data team 5: files with all events and all records, and what the documentation does with them. */
class ExportIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path ROOT = Repository.find().root();
    /** Nobody else deals in it. */
    private static final String CURRENCY = "BTN";

    @TempDir
    private static Path folder = Path.of(".");
    private static Rapport rapport;
    private static UUID won;

    @BeforeAll
    static void export() {
        rapport = Rapport.shared();
        Story.everyKindOfEvent(rapport);
        Api rep = rapport.as(Person.REP);
        UUID contact = Records.contact(rep, "Exported").id();
        for (String amount : List.of("10.10", "20.25")) {
            Records.deal(rep, contact, "Exported", "amount", Map.of("amount", amount, "currency", CURRENCY));
        }
        won = Records.deal(rep, contact, "Won and exported").id();
        rep.post("/api/deals/" + won + "/win", Map.of()).is(200);
        rapport.settle();
        Awaitility.await().atMost(LIMIT).until(() -> rapport.topics().behindOfStates() == 0);
        JavaProgram.run(LIMIT, "java", List.of("-jar", ROOT.resolve("tools/export/target/export.jar").toString(),
                "--brokers", "127.0.0.1:" + rapport.port(Part.KAFKA), "--to", folder.toString()));
    }

    private static List<List<String>> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static List<List<String>> sample(String name) throws SQLException, IOException {
        return query(Files.readString(ROOT.resolve("docs/samples/duckdb").resolve(name)).replace("'export/",
                "'" + folder + "/"));
    }

    private static String file(String topic) {
        return "'" + folder.resolve(topic + ".parquet") + "'";
    }

    @Test
    void everyEventIsInAFileOnce() throws SQLException {
        Map<String, Long> stored = new HashMap<>();
        for (Part part : List.of(Part.CONTACT, Part.DEAL, Part.INTERACTION)) {
            rapport.eventStore(part).sequences()
                    .forEach((id, sequences) -> stored.put(id.toString(), (long) sequences.size()));
        }
        Map<String, Long> written = new HashMap<>();
        for (String aggregate : Part.allAggregates().toList()) {
            query("SELECT subject, count(*) FROM " + file("rapport." + aggregate) + " GROUP BY subject")
                    .forEach(row -> written.put(row.get(0), Long.valueOf(row.get(1))));
        }

        assertThat(written).containsAllEntriesOf(stored);
    }

    @Test
    void everyRecordIsInAFileAsTheApiAnswersIt() throws SQLException {
        Api rep = rapport.as(Person.REP);
        long leads = 0;
        for (String archived : List.of("false", "true")) {
            leads += rep.get("/api/leads?limit=1&count=true&archived=" + archived).is(200).json().path("total")
                    .asLong();
        }

        assertThat(query("SELECT count(*), count(DISTINCT id) FROM " + file("rapport.state.lead")))
                .containsExactly(List.of(Long.toString(leads), Long.toString(leads)));
        assertThat(query("SELECT version, title, status FROM " + file("rapport.state.deal") + " WHERE id = '" + won
                + "'")).containsExactly(List.of("1", "Won and exported", "won"));
    }

    @Test
    void theSamplesAnswerWhatTheyPromise() throws Exception {
        assertThat(sample("open-value.sql")).filteredOn(row -> row.get(1).equals(CURRENCY)).singleElement()
                .satisfies(row -> assertThat(row.subList(2, 4)).containsExactly("2", "30.35"));
        long wonDeals = sample("won-by-month.sql").stream().mapToLong(row -> Long.parseLong(row.get(1))).sum();
        assertThat(query("SELECT count(DISTINCT subject) FROM " + file("rapport.deal")
                + " WHERE type = 'rapport.deal.DealWon'")).containsExactly(List.of(Long.toString(wonDeals)));
        assertThat(wonDeals).isPositive();
    }

    @Test
    void nothingIsLeftBesideTheFiles() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.matches("rapport\\.(state\\.)?[a-z]+\\.parquet"));
        }
    }
}
