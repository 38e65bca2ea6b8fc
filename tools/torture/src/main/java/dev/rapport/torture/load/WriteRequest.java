package dev.rapport.torture.load;

import dev.rapport.driver.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write that somebody wants done, once.
 *
 * @param key the Idempotency-Key it carries, however often it is sent
 * @param type of the record, as in topic names
 * @param id of the record; null when it is to be made
 * @param ifMatch the version that it must have; null for any
 * @param mark what is stored with the event and with no other; null when the event has no place for it
 */
public record WriteRequest(
        String key,
        Person person,
        String type,
        @Nullable String id,
        String method,
        String path,
        Map<String, ?> body,
        @Nullable Long ifMatch,
        @Nullable String mark) {
    public boolean creates() {
        return id == null;
    }
}
