package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.web.Position;
import dev.rapport.events.employee.Role;
import dev.rapport.events.view.ViewCreated;
import dev.rapport.events.view.ViewDetails;
import dev.rapport.events.view.ViewFilter;
import dev.rapport.reporting.support.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Views are seen by their owners, and by others when they are shared. */
class ViewsIT {

    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static @Nullable RunningService running;

    @BeforeAll
    static void start() {
        running = new RunningService().ready();
    }

    @AfterAll
    static void stop() {
        service().stop();
    }

    private static RunningService service() {
        return java.util.Objects.requireNonNull(running);
    }

    private static ViewCreated view(String name, boolean shared, UUID owner) {
        return new ViewCreated(new ViewDetails("deal", name, List.of(new ViewFilter("status", List.of("open"))),
                List.of("title", "amount"), "-amount", shared), owner, AT);
    }

    @Test
    void whatIsNotSharedIsThereForItsOwnerAlone() {
        var mine = id();
        var shared = id();
        var private_ = id();
        service().send(mine, view("Mine", false, Given.REN));
        service().send(shared, view("Shared by Rosa", true, Given.ROSA));
        var position = service().send(private_, view("Rosa's own", false, Given.ROSA));

        var list = service().get(Role.REP, "/api/views?count=true", Position.HEADER, position).body();

        var names = new ArrayList<String>();
        list.path("items").forEach(item -> names.add(item.path("name").asString()));
        assertThat(names).containsExactly("Mine", "Shared by Rosa");
        assertThat(list.path("total").asInt()).isEqualTo(2);
        assertThat(service().get(Role.REP, "/api/views/" + mine).body().path("filters").path(0).path("values").path(0)
                .asString()).isEqualTo("open");
        assertThat(service().get(Role.REP, "/api/views/" + shared).status()).isEqualTo(200);
        assertThat(service().get(Role.REP, "/api/views/" + private_).status()).isEqualTo(404);
        assertThat(service().get(Role.REP, "/api/views/" + private_ + "/history").status()).isEqualTo(404);
        assertThat(service().get(Role.REP, "/api/views/" + private_ + "?asOf=2026-01-01T00:00:00Z").status())
                .isEqualTo(404);
        assertThat(service().get(Role.REP, "/api/search?q=Rosa").body().path("items")).isEmpty();
        assertThat(service().get(Role.REP, "/api/stream?types=view").status()).isEqualTo(400);
    }

    @Test
    void theFieldsOfAViewAreToldLikeThoseOfAnyRecord() {
        var fields = service().get(Role.REP, "/api/fields?kind=view").body().path("items");

        assertThat(fields.findValuesAsString("key")).contains("entity", "name", "filters", "shared", "ownerId");
    }
}
