package dev.rapport.common.command;

import dev.rapport.common.web.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import tools.jackson.databind.json.JsonMapper;

/** The answers given under idempotency keys, kept for a day; those of commands that follow from events for ever. */
class IdempotencyKeys {

    private static final Duration RETENTION = Duration.ofDays(1);

    /** Keys that are forgotten in one statement, which may not last long. */
    private static final int AT_ONCE = 10_000;

    /** The driver writes it as {@code infinity}, which no cut-off is later than. */
    private static final OffsetDateTime INFINITY = OffsetDateTime.MAX;

    private final JdbcOperations jdbc;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;

    IdempotencyKeys(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Stored(String fingerprint, Written answer) {}

    /** As it lies in the table. */
    private record StoredAnswer(UUID id, long version, Position position, Map<String, @Nullable Object> more) {

        static StoredAnswer of(Written written) {
            return new StoredAnswer(written.id(), written.version(), written.position(), written.more());
        }

        Written written() {
            return new Written(id, version, position, more, false);
        }
    }

    Optional<Stored> find(String caller, String key) {
        List<Stored> found = jdbc.query("select fingerprint, answer from idempotency_key where caller = ? and key = ?",
                (row, number) -> new Stored(row.getString("fingerprint"),
                        json.readValue(row.getString("answer"), StoredAnswer.class).written()),
                caller, key);
        return found.stream().findFirst();
    }

    void store(String caller, String key, String fingerprint, Written answer, boolean forEver) {
        jdbc.update("""
                insert into idempotency_key (caller, key, fingerprint, answer, created_at)
                values (?, ?, ?, ?::json, ?)
                """, caller, key, fingerprint, json.writeValueAsString(StoredAnswer.of(answer)),
                forEver ? INFINITY : now());
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void forgetOld() {
        var before = now().minus(RETENTION);
        int forgotten;
        do {
            forgotten = jdbc.update("""
                    delete from idempotency_key where ctid = any (array(
                      select ctid from idempotency_key where created_at < ? limit ?))
                    """, before, AT_ONCE);
        } while (forgotten == AT_ONCE);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
