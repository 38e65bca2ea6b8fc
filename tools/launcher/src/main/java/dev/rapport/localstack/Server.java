package dev.rapport.localstack;

import java.util.Locale;

/** The servers that the services of Rapport need. */
public enum Server {
    POSTGRESQL,
    KAFKA,
    ELASTICSEARCH,
    MONGODB;

    /** Its name in commands and file names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
