package dev.rapport.export;

import java.util.Locale;

/** What files are written. */
enum Format {
    /** Apache Parquet; what is nested stays nested. */
    PARQUET("(FORMAT parquet, COMPRESSION zstd)"),
    /** With a line of names; what is nested is JSON. */
    CSV("(FORMAT csv, HEADER true)"),
    /** One JSON object a line. */
    JSONL("(FORMAT json)");

    private final String options;

    Format(String options) {
        this.options = options;
    }

    /** As DuckDB's {@code COPY} takes it. */
    String options() {
        return options;
    }

    /** Of file names. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
