package dev.rapport.reporting.access;

import dev.rapport.common.access.Staff;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.resource.Fields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.support.TestResources;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People who read in tests. */
public final class TestReaders {

    /** Who reads everything. */
    public static final Reader ADMIN = of(new Caller(UUID.fromString("01900000-0000-7000-8000-000000000001"),
            Set.of(Role.ADMIN)));

    private TestReaders() {}

    /** Somebody in a company without a policy. */
    public static Reader of(Caller caller) {
        return new Reader(caller, new Known(null, new Staff(List.of()), Map.of()), TestResources.ALL,
                LocalDate.parse("2026-11-30"));
    }

    /**
     * Somebody in a company with a policy.
     *
     * @param policy as it is stored
     */
    public static Reader of(Caller caller, Map<String, ?> policy, Staff.Employee... staff) {
        return new Reader(caller, new Known(new RecordDocument("policy", UUID.randomUUID(), 0, Instant.EPOCH,
                Instant.EPOCH, Fields.of(new LinkedHashMap<String, @Nullable Object>(policy))),
                new Staff(List.of(staff)),
                Stream.of(staff).collect(Collectors.toMap(Staff.Employee::id, _ -> Role.REP))), TestResources.ALL,
                LocalDate.parse("2026-11-30"));
    }

    /** Everybody, without a policy. */
    public static Readers all() {
        return new Readers() {
            @Override
            public Reader of(Caller caller, Reading reading) {
                return TestReaders.of(caller);
            }

            @Override
            public Reader live(Caller caller) {
                return TestReaders.of(caller);
            }
        };
    }
}
