package dev.rapport.bench.row;

import dev.rapport.bench.load.Operation;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.driver.Ids;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.server.Postgresql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The tables of an event store, made by the services' own script in a database of its own on the same server, written
 * to with nothing between but the driver.
 */
final class RawStore implements AutoCloseable {
    private static final String SCRIPT = "db/common/V001__event_store.sql";
    private static final String INSERT = """
            with appended as (
              insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at, actor,
                                 correlation_id, causation_id, trace_parent, data)
              values %s returning position)
            insert into outbox (position) select position from appended""";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json)";

    private final List<Connection> connections = new ArrayList<>();
    private final String url;

    RawStore(Fixture fixture) {
        try {
            url = fixture.ownDatabase();
            try (Connection connection = connect(); var statement = connection.createStatement()) {
                statement.execute("drop schema public cascade; create schema public");
                statement.execute(script(fixture));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static StackException failed(SQLException e) {
        return new StackException("the database of the limits: " + e.getMessage(), e);
    }

    /** From the jar that the services run. */
    private static String script(Fixture fixture) {
        Path lib = fixture.stack().repository().home().resolve("app").resolve(Service.CONTACT.label()).resolve("lib");
        try (Stream<Path> jars = Files.list(lib)) {
            Path jar = jars.filter(each -> each.getFileName().toString().startsWith("common-write")).findFirst()
                    .orElseThrow(() -> new StackException("no common-write in " + lib));
            try (JarFile file = new JarFile(jar.toFile());
                    var script = file.getInputStream(file.getJarEntry(SCRIPT))) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, Postgresql.USER, Postgresql.PASSWORD);
    }

    /** Events of a store, as samples to write again with other ids. */
    record Sample(String aggregateType, String type, int version, String actor, String correlationId, String data) {}

    /** The latest events of that type. */
    static List<Sample> samples(Fixture fixture, Service service, String type, int most) {
        try (Connection connection = fixture.database(service);
                PreparedStatement statement = connection.prepareStatement("""
                        select aggregate_type, type, version, actor, correlation_id, data from event where type = ?
                        order by position desc limit ?""")) {
            statement.setString(1, type);
            statement.setInt(2, most);
            List<Sample> samples = new ArrayList<>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    samples.add(new Sample(row.getString(1), row.getString(2), row.getInt(3), row.getString(4),
                            row.getString(5), row.getString(6)));
                }
            }
            if (samples.isEmpty()) {
                throw new StackException("there is no event of type " + type);
            }
            return samples;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Writes so many rows in one statement, which is one transaction, on a connection of its own. */
    Operation inserting(List<Sample> samples, int rows) {
        try {
            Connection connection = connect();
            synchronized (connections) {
                connections.add(connection);
            }
            PreparedStatement statement = connection
                    .prepareStatement(INSERT.formatted(String.join(", ", Collections.nCopies(rows, ROW))));
            return () -> {
                for (int row = 0; row < rows; row++) {
                    set(statement, row * 12, samples.get(ThreadLocalRandom.current().nextInt(samples.size())));
                }
                statement.executeUpdate();
            };
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void set(PreparedStatement statement, int before, Sample sample) throws SQLException {
        statement.setObject(before + 1, Ids.timeOrdered());
        statement.setString(before + 2, sample.aggregateType());
        statement.setObject(before + 3, Ids.timeOrdered());
        statement.setLong(before + 4, 0);
        statement.setString(before + 5, sample.type());
        statement.setInt(before + 6, sample.version());
        statement.setObject(before + 7, OffsetDateTime.now(ZoneOffset.UTC));
        statement.setString(before + 8, sample.actor());
        statement.setString(before + 9, sample.correlationId());
        statement.setString(before + 10, null);
        statement.setString(before + 11, null);
        statement.setString(before + 12, sample.data());
    }

    @Override
    public void close() {
        synchronized (connections) {
            for (Connection connection : connections) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    throw failed(e);
                }
            }
            connections.clear();
        }
    }
}
