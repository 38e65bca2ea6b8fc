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
 */
public record Written(UUID id, long version, Position position, Map<String, @Nullable Object> more) {

    public Written {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }
}
