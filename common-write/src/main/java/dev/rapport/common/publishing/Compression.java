package dev.rapport.common.publishing;

import java.util.Locale;

/** How events are compressed on Kafka; every client that reads them must know the codec. */
public enum Compression {

    NONE,
    /** Known to every client without a plugin. */
    GZIP,
    SNAPPY,
    LZ4,
    ZSTD;

    /** As Kafka names it. */
    String codec() {
        return name().toLowerCase(Locale.ROOT);
    }
}
