package dev.rapport.common.command;

import dev.rapport.common.web.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a command has done.
 *
 * @param id
 *            the aggregate
 * @param version
 *            sequence of the aggregate's last event
 * @param position
 *            what readers must have seen to see all of it
 * @param more
 *            further fields of the answer
 * @param replayed
 *            whether it was done by an earlier request of the same idempotency key
 */
public record Written(UUID id, long version, Position position, Map<String, @Nullable Object> more, boolean replayed) {

    public Written {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    Written asReplayed() {
        return new Written(id, version, position, more, true);
    }
}
