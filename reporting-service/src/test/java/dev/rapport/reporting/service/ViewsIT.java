package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.web.Position;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.employee.Role;
import dev.rapport.events.view.ViewCreated;
import dev.rapport.events.view.ViewDetails;
import dev.rapport.events.view.ViewFilter;
import dev.rapport.reporting.support.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        return view(name, shared, owner, null);
    }

    private static ViewCreated view(String name, boolean shared, UUID owner, @Nullable Map<String, Object> where) {
        return new ViewCreated(new ViewDetails("deal", name, List.of(new ViewFilter("status", List.of("open"))), where,
                List.of("title", "amount"), "title", shared), owner, AT);
    }

    @Test
    void aListIsShownAsAViewSays() {
        var where = Map.<String, Object>of("field", "title", "op", "startsWith", "value", "view-");
        var shared = id();
        var wrong = id();
        var hidden = id();
        seen("/api/views/" + shared, service().send(shared, view("Shared", true, Given.ROSA, where)));
        seen("/api/views?id=" + wrong, service().send(wrong,
                view("Wrong", true, Given.ROSA, Map.of("not", Map.of("field", "nope", "op", "isNull")))));
        seen("/api/views?id=" + hidden, service().send(hidden, view("Hidden", false, Given.ROSA, where)));
        var last = "";
        for (var title : List.of("View-B", "VIEW-A", "Other")) {
            last = service().send(id(), Given.deal(title, id(), "talk", null, null, Given.REN, AT));
            seen("/api/deals", last);
        }
        var won = id();
        seen("/api/deals", service().send(won, Given.deal("view-won", id(), "talk", null, null, Given.REN, AT),
                new DealWon("payment", AT)));

        assertThat(titles("view=" + shared)).containsExactly("VIEW-A", "View-B");
        assertThat(titles("view=" + shared + "&sort=-title")).containsExactly("View-B", "VIEW-A");
        assertThat(titles("view=" + shared + "&status=won")).containsExactly("view-won");
        var first = service().get("/api/deals?limit=1&view=" + shared).body();
        assertThat(titles("limit=1&view=" + shared + "&cursor=" + first.path("next").asString()))
                .containsExactly("View-B");
        refused("/api/deals?view=" + wrong, "view.where.not.field");
        refused("/api/leads?view=" + shared, "view");
        assertThat(refused("/api/deals?view=" + hidden, "view")).isEqualTo(refused("/api/deals?view=" + id(), "view"));
    }

    private static void seen(String path, String position) {
        assertThat(service().get(path, Position.HEADER, position).status()).isEqualTo(200);
    }

    private static List<String> titles(String query) {
        var titles = new ArrayList<String>();
        service().get("/api/deals?" + query).body().path("items")
                .forEach(item -> titles.add(item.path("title").asString()));
        return titles;
    }

    /** What it says is wrong. */
    private static String refused(String path, String field) {
        var answer = service().get(path);
        assertThat(answer.status()).isEqualTo(400);
        var error = answer.body().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        return error.path("message").asString();
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
