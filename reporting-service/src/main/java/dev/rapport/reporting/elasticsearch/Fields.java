package dev.rapport.reporting.elasticsearch;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The kinds of fields that our mappings are made of. */
public final class Fields {

    /** An exact value: an id, a code, a lower-case name to sort by. */
    public static final Map<String, ?> KEYWORD = Map.of("type", "keyword", "ignore_above", 1024);

    /**
     * A whole number; instants are {@linkplain #micros microseconds}, because dates of Elasticsearch end at
     * milliseconds.
     */
    public static final Map<String, ?> LONG = Map.of("type", "long");

    /** A day. */
    public static final Map<String, ?> DAY = Map.of("type", "date", "format", "strict_date");

    public static final Map<String, ?> BOOLEAN = Map.of("type", "boolean");

    /** An object that is kept and given back, but not searched. */
    public static final Map<String, ?> KEPT = Map.of("type", "object", "enabled", false);

    /** Text that is kept and given back, but not searched. */
    public static final Map<String, ?> KEPT_TEXT = Map.of("type", "keyword", "index", false, "doc_values", false);

    /**
     * Text in any language. One analyzer cannot serve all of them, so each text is analyzed in four ways: as it stands
     * with accents removed, by English word stems, by pairs of Chinese characters, and by the words of a Thai
     * dictionary.
     */
    public static final Map<String, ?> TEXT = Map.of("type", "text", "analyzer", "folded", "fields",
            Map.of("english", Map.of("type", "text", "analyzer", "english"), "cjk",
                    Map.of("type", "text", "analyzer", "cjk"), "thai", Map.of("type", "text", "analyzer", "thai")));

    /** Text of which only the words are compared, with accents removed. */
    public static final Map<String, ?> FOLDED = Map.of("type", "text", "analyzer", "folded");

    /** The suffixes of the fields that {@link #TEXT} makes of one. */
    public static final List<String> TEXT_VARIANTS = List.of("", ".english", ".cjk", ".thai");

    static final Map<String, ?> ANALYSIS = Map.of("analyzer",
            Map.of("folded", Map.of("type", "custom", "tokenizer", "standard", "filter",
                    List.of("lowercase", "asciifolding"))));

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);
    private static final BigInteger EARLIEST = BigInteger.valueOf(Long.MIN_VALUE + 1);
    private static final BigInteger LATEST = BigInteger.valueOf(Long.MAX_VALUE - 1);

    private Fields() {}

    /** Microseconds since 1970; an instant too far away for that is the farthest there is. */
    public static long micros(Instant instant) {
        var micros = BigInteger.valueOf(instant.getEpochSecond()).multiply(MILLION)
                .add(BigInteger.valueOf(instant.getNano()).divide(THOUSAND));
        return micros.max(EARLIEST).min(LATEST).longValue();
    }

    /** The instant that {@link #micros} stands for. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
