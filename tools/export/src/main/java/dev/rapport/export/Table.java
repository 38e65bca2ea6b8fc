package dev.rapport.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a topic as a table, whose columns are all the fields that any line has. It is made by DuckDB, which
 * keeps what does not fit into memory in files beside it.
 */
final class Table implements AutoCloseable {

    private static final String NOTHING = "{\"id\":\"VARCHAR\"}";
    private static final String INSTANT = "TIMESTAMP WITH TIME ZONE";
    /** A program that opens the file must not take somebody's text for a formula. */
    private static final String TEXT_NOT_FORMULA = "CASE WHEN regexp_matches(%1$s, '^[=+@\\-\\t\\r]') "
            + "THEN '''' || %1$s ELSE %1$s END";

    private final Subject subject;
    private final Connection connection;

    /**
     * @param lines as {@link TopicLines} writes them
     * @param folder for what does not fit into memory
     */
    Table(Subject subject, Path lines, Path folder) throws SQLException {
        this.subject = subject;
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        try {
            prepare(lines, folder);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Path lines, Path folder) throws SQLException {
        execute("SET autoinstall_known_extensions = false");
        execute("SET autoload_known_extensions = false");
        execute("SET memory_limit = '512MB'");
        execute("SET TimeZone = 'UTC'");
        execute("SET temp_directory = " + text(folder.toString()));
        execute("SET preserve_insertion_order = true");
        Map<String, String> columns = new LinkedHashMap<>();
        subject.attributes().forEach(name -> columns.put(name, "VARCHAR"));
        columns.put("subject", "VARCHAR");
        columns.put("partition", "INTEGER");
        columns.put("offset", "BIGINT");
        columns.put("value", "JSON");
        List<String> declared = new ArrayList<>();
        columns.forEach((name, type) -> declared.add(quoted(name) + ": '" + type + "'"));
        execute("CREATE VIEW lines AS SELECT * FROM read_json(" + text(lines.toString())
                + ", format = 'newline_delimited', maximum_object_size = 67108864, columns = {"
                + String.join(", ", declared) + "})");
        // Read once: columns, rows and their number are all asked of what was found.
        execute("CREATE TABLE found AS SELECT * FROM lines WHERE " + subject.identity()
                + " IS NOT NULL QUALIFY row_number() OVER (PARTITION BY " + subject.identity()
                + " ORDER BY " + subject.first() + ") = 1");
        execute("CREATE VIEW parsed AS SELECT *, from_json(value, " + text(structure()) + ") AS \"data\" FROM found");
        execute("CREATE VIEW result AS " + switch (subject) {
            case EVENTS -> "SELECT " + String.join(", ", subject.attributes().stream().map(Table::column).toList())
                    + ", \"data\" FROM parsed ORDER BY partition, \"offset\"";
            case STATES -> "SELECT unnest(\"data\") FROM parsed ORDER BY subject";
        });
    }

    /** The fields of all values, with their types; a field that never has a value may be text. */
    private String structure() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT json_group_structure(value) FROM found")) {
            found.next();
            String structure = found.getString(1);
            return structure == null || structure.equals("\"NULL\"") || structure.equals("{}")
                    ? NOTHING
                    : structure.replace(":\"NULL\"", ":\"VARCHAR\"").replace("[\"NULL\"]", "[\"VARCHAR\"]")
                            .replace(":\"UBIGINT\"", ":\"BIGINT\"");
        }
    }

    private static String column(String attribute) {
        return switch (attribute) {
            case "time", "recordedtime" ->
                "TRY_CAST(\"" + attribute + "\" AS " + INSTANT + ") AS \"" + attribute + "\"";
            case "sequence" -> "TRY_CAST(\"sequence\" AS BIGINT) AS \"sequence\"";
            default -> quoted(attribute);
        };
    }

    /** Writes the table; a file that is there is replaced when the new one is whole. */
    long write(Format format, Path file) throws SQLException, IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        List<String> columns = new ArrayList<>();
        for (Map.Entry<String, String> column : columns().entrySet()) {
            columns.add(written(format, quoted(column.getKey()), column.getKey(), column.getValue()) + " AS "
                    + quoted(column.getKey()));
        }
        try {
            execute("COPY (SELECT " + String.join(", ", columns) + " FROM result) TO " + text(part.toString()) + " "
                    + format.options());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM found")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static String written(Format format, String value, String name, String type) {
        if (name.endsWith("At") && type.equals("VARCHAR")) {
            return "TRY_CAST(" + value + " AS " + INSTANT + ")";
        }
        if (format != Format.CSV) {
            return value;
        }
        return type.equals("VARCHAR")
                ? TEXT_NOT_FORMULA.formatted(value)
                : type.contains("[") || type.startsWith("STRUCT") ? "to_json(" + value + ")::VARCHAR" : value;
    }

    private Map<String, String> columns() throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("DESCRIBE result")) {
            while (found.next()) {
                columns.put(found.getString(1), found.getString(2));
            }
        }
        return columns;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
