package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.web.Position;
import dev.rapport.events.RecordReference;
import dev.rapport.events.employee.Role;
import dev.rapport.events.notice.NoticeRaised;
import dev.rapport.events.notice.NoticeRead;
import dev.rapport.reporting.support.Given;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** F75: a notice is for its recipient alone, in lists, records, the past and the stream. */
class NoticesIT {

    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static @Nullable RunningService running;

    @BeforeAll
    static void start() {
        running = new RunningService("--rapport.stream.longest=6s").ready();
    }

    @AfterAll
    static void stop() {
        service().stop();
    }

    private static RunningService service() {
        return java.util.Objects.requireNonNull(running);
    }

    private static NoticeRaised notice(UUID recipient, String kind, UUID about) {
        return new NoticeRaised(recipient, kind, new RecordReference("deal", about), null, "deal:" + about, Given.ROSA,
                AT);
    }

    @Test
    void theRecipientAloneReadsANotice() {
        var deal = id();
        var mine = id();
        var read = id();
        var hers = id();
        service().send(mine, notice(Given.REN, "mentioned", deal));
        var position = service().send(read, notice(Given.REN, "followed", deal), new NoticeRead(AT));
        var other = service().send(hers, notice(Given.ROSA, "mentioned", deal));
        assertThat(service().get("/api/notices/" + hers, Position.HEADER, other).status()).isEqualTo(404);
        assertThat(service().get("/api/notices", Position.HEADER, position).status()).isEqualTo(200);

        assertThat(ids("aboutId=" + deal)).containsExactlyInAnyOrder(mine, read);
        assertThat(ids("state=unread&aboutId=" + deal)).containsExactly(mine);
        assertThat(ids("state=read&kind=followed&aboutId=" + deal)).containsExactly(read);
        assertThat(ids("kind=assigned&aboutId=" + deal)).isEmpty();
        assertThat(ids("kind=mentioned&asOf=" + Instant.now() + "&aboutId=" + deal)).containsExactly(mine);
        for (var role : List.of(Role.ADMIN, Role.MANAGER)) {
            assertThat(service().get(role, "/api/notices/" + hers).status()).isEqualTo(404);
            assertThat(service().get(role, "/api/notices/" + hers + "/history").status()).isEqualTo(404);
        }
        assertThat(service().get(Role.ANALYST, "/api/notices").status()).isEqualTo(403);
        assertThat(service().get("/api/search?q=" + deal).body().path("items")).isEmpty();
        assertThat(service().get("/api/names?ids=" + hers).body().path("names")).isEmpty();
    }

    @Test
    void theStreamTellsTheRecipientAlone() {
        var manager = follow(Role.MANAGER);
        var analyst = follow(Role.ANALYST);
        Awaitility.await().until(() -> service().metric("rapport_streams_open") == 2);
        var mine = id();
        var hers = id();
        service().send(hers, notice(Given.ROSA, "mentioned", id()));
        service().send(mine, notice(Given.REN, "mentioned", id()));

        assertThat(manager.join()).contains(mine.toString()).doesNotContain(hers.toString());
        assertThat(analyst.join()).doesNotContain(mine.toString()).doesNotContain(hers.toString());
    }

    /** All that a stream tells until it ends. */
    private static CompletableFuture<String> follow(Role role) {
        return service().client().sendAsync(service().request(role, "/api/stream?types=notice").build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8)).thenApply(answer -> answer.body());
    }

    private static List<UUID> ids(String query) {
        var ids = new ArrayList<UUID>();
        service().get("/api/notices?" + query).body().path("items")
                .forEach(item -> ids.add(UUID.fromString(item.path("id").asString())));
        return ids;
    }
}
