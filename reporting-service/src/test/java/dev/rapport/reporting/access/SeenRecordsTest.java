package dev.rapport.reporting.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.access.Staff;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Fields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.support.TestResources;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody sees of a record, can do with it, and why. */
class SeenRecordsTest {

    private static final UUID ME = UUID.fromString("01900000-0000-7000-8000-000000000003");
    private static final UUID OWNER = UUID.fromString("01900000-0000-7000-8000-000000000004");
    private static final UUID BETWEEN = UUID.fromString("01900000-0000-7000-8000-000000000005");
    private static final UUID SHARE = UUID.fromString("01900000-0000-7000-8000-000000000701");

    @Test
    void hiddenFieldsAreAbsentAndNothingIsFilteredByThem() {
        var rep = reader(Role.REP);
        var deal = deal("open", share(ME, "read"));

        assertThat(rep.answer(deal, false)).doesNotContainKey("amount").containsEntry("title", "Carts");
        assertThat(rep.seen(TestResources.ALL.of("deal")).fields()).extracting(Field::name).contains("stage")
                .doesNotContain("amount");
        assertThat(reader(Role.REP, Role.SUPPORT).answer(deal, false)).as("what support sees").containsKey("amount");
        assertThat(TestResources.ALL.of("deal").fields()).extracting(Field::name).contains("amount");
    }

    @Test
    void whoMayWriteCanDoWhatTheStateOfTheRecordAllows() {
        var rep = reader(Role.REP);

        assertThat(rep.can(deal("open", share(ME, "write")))).contains("patch", "move", "win", "share")
                .doesNotContain("reopen");
        assertThat(rep.can(deal("won", share(ME, "write")))).contains("reopen", "win").doesNotContain("move");
        assertThat(rep.can(deal("open", share(ME, "read")))).isEmpty();
    }

    @Test
    void whatIsSharedIsRead() {
        var rep = TestReaders.of(new Caller(ME, Set.of(Role.REP)),
                Map.of("read", Map.of("rep", Map.of("deal", List.of("own")))),
                new Staff.Employee(ME, null, Set.of("north"), Set.of()));

        assertThat(rep.reads(deal("open", share(ME, "read")), _ -> Map.of())).isTrue();
        assertThat(rep.reads(deal("open", share(OWNER, "read")), _ -> Map.of())).isFalse();
    }

    @Test
    void everyReasonIsNamed() {
        var deal = deal("open", share(ME, "read"));

        assertThat(reader(Role.REP).reasons(deal, _ -> Map.of())).containsExactly(
                new Reason("own", null, SHARE, null, null), new Reason("below", List.of(BETWEEN), null, null, null));
    }

    private static Reader reader(Role... roles) {
        return TestReaders.of(new Caller(ME, Set.of(roles)),
                Map.of("read", Map.of("rep", Map.of("deal", List.of("own", "below"))), "write",
                        Map.of("rep", Map.of("deal", List.of("own"))), "hidden",
                        Map.of("rep", Map.of("deal", List.of("amount")))),
                new Staff.Employee(OWNER, BETWEEN, Set.of(), Set.of()),
                new Staff.Employee(BETWEEN, ME, Set.of(), Set.of()),
                new Staff.Employee(ME, null, Set.of("north"), Set.of()));
    }

    private static Map<String, Object> share(UUID employeeId, String level) {
        return Map.of("shareId", SHARE.toString(), "with", Map.of("employeeId", employeeId.toString()), "level", level,
                "since", "2026-11-01T10:00:00Z");
    }

    private static RecordDocument deal(String status, Map<String, Object> share) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("title", "Carts");
        fields.put("amount", Map.of("amount", "12.00", "currency", "EUR"));
        fields.put("status", status);
        fields.put("ownerId", OWNER.toString());
        fields.put("shares", List.of(share));
        return new RecordDocument("deal", UUID.randomUUID(), 0, Instant.EPOCH, Instant.EPOCH, Fields.of(fields));
    }
}
