package dev.rapport.systemtests.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Repository;
import dev.rapport.systemtests.support.EventStore;
import dev.rapport.systemtests.support.Part;
import dev.rapport.systemtests.support.Rapport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The approved examples are, byte for byte, what earlier versions have stored of each event. They are put into the
 * event stores beside the services, which publish them, and show and change what came of them.
 */
class StoredBeforeIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Path EXAMPLES = Repository.find().root().resolve("common-events/src/main/resources/examples");

    private final Rapport rapport = Rapport.shared();

    static Stream<String> kinds() {
        // There is one policy, which the service makes itself before anything else can be stored. Which fields are
        // defined decides what other tests may write.
        return Part.allAggregates().filter(
                kind -> !List.of("policy", "field", "source", "rule", "notice", "following").contains(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatWasStoredIsPublishedAndShown(String kind) throws Exception {
        var id = Ids.timeOrdered();
        var created = created(kind);

        store(kind, id, List.of(created));

        var answer = shown(kind, id);
        var example = Json.read(Files.readString(example(kind, created)));
        for (var field : example.properties()) {
            // When it happened is when the record came into being, unless the record itself says when that was.
            var name = field.getKey().equals("occurredAt") && !answer.json().has("occurredAt")
                    ? "createdAt"
                    : field.getKey();
            assertThat(answer.json().path(name)).as(kind + " " + name).isEqualTo(field.getValue());
        }
        var history = rapport.as(Person.ADMIN).get(address(kind, id) + "/history").is(200).json().path("items");
        assertThat(history.path(0).path("data")).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyEventThatWasStoredIsRead(String kind) throws Exception {
        for (var type : events(kind)) {
            var created = created(kind);
            if (!type.equals(created)) {
                var id = Ids.timeOrdered();
                store(kind, id, List.of(created, type));
                Awaitility.await(type).atMost(BOUND).until(() -> shownVersion(kind, id) == 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatWasStoredIsLoadedAndChanged(String kind) throws Exception {
        if (kind.equals("interaction")) {
            // It never changes.
            return;
        }
        var id = Ids.timeOrdered();
        store(kind, id, List.of(created(kind)));
        var name = kind.equals("deal") ? "title" : "name";

        var changed = rapport.as(Person.ADMIN).patch(address(kind, id), Map.of(name, "Changed later"));

        assertThat(changed.is(200).version()).isEqualTo(1);
        var shown = rapport.as(Person.ADMIN).getAfter(changed, address(kind, id));
        assertThat(shown.json().path(name).asString()).isEqualTo("Changed later");
    }

    private Answer shown(String kind, UUID id) {
        Awaitility.await(kind).atMost(BOUND).until(() -> shownVersion(kind, id) == 0);
        return rapport.as(Person.ADMIN).get(address(kind, id)).is(200);
    }

    private long shownVersion(String kind, UUID id) {
        var answer = rapport.as(Person.ADMIN).get(address(kind, id));
        return answer.status() == 200 ? answer.version() : -1;
    }

    private static String address(String kind, UUID id) {
        return "/api/" + kind + "s/" + id;
    }

    /** The first event of a record. */
    private static String created(String kind) {
        return kind.equals("interaction")
                ? "InteractionLogged"
                : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "Created";
    }

    /** All events that there are examples of. */
    private static List<String> events(String kind) throws IOException {
        try (var folders = Files.list(EXAMPLES.resolve(kind))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    private static Path example(String kind, String event) {
        return EXAMPLES.resolve(kind).resolve(event).resolve("1.json");
    }

    private void store(String kind, UUID id, List<String> events) throws SQLException, IOException {
        EventStore store = rapport.eventStore(Part.owning(kind));
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            for (int sequence = 0; sequence < events.size(); sequence++) {
                append(connection, kind, id, sequence, events.get(sequence));
            }
            connection.commit();
        }
    }

    private static void append(Connection connection, String kind, UUID id, int sequence, String type)
            throws SQLException, IOException {
        try (var event = connection.prepareStatement(
                """
                        with stored as (
                            insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at, actor,
                                data)
                            values (?, ?, ?, ?, ?, 1, ?, ?, ?::json) returning position)
                        insert into outbox (position) select position from stored""")) {
            event.setObject(1, Ids.timeOrdered());
            event.setString(2, kind);
            event.setObject(3, id);
            event.setLong(4, sequence);
            event.setString(5, "rapport.%s.%s".formatted(kind, type));
            event.setObject(6, OffsetDateTime.now(ZoneOffset.UTC));
            event.setString(7, Person.ADMIN.id().toString());
            // As it lay in the store: without the white space of the file.
            event.setString(8, Json.read(Files.readString(example(kind, type))).toString());
            event.executeUpdate();
        }
    }
}
