package dev.rapport.reporting.list;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.reporting.access.Reader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** Conditions of a company in Greenwich. */
final class Wheres {

    private Wheres() {}

    static Where of(Reader reader) {
        return new Where(null, then -> new Circumstances(Objects.requireNonNullElseGet(then, Instant::now),
                ZoneOffset.UTC, () -> reader.caller().employeeId(), null));
    }
}
