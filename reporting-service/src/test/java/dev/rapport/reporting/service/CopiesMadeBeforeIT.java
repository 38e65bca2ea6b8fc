package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.common.projection.ProjectionTarget;
import dev.rapport.common.web.Position;
import dev.rapport.reporting.elasticsearch.Indices;
import dev.rapport.reporting.elasticsearch.Refresher;
import dev.rapport.reporting.record.RecordsTarget;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestRecords;
import dev.rapport.reporting.support.TestResources;
import dev.rapport.reporting.timeline.TimelineFold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Read models that an earlier version has made are made anew, and then show the same. Edges, data team 5: records of
 * another form are published again.
 */
class CopiesMadeBeforeIT {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void whatAnEarlierVersionMadeIsMadeAnewAndShowsTheSame() throws Exception {
        var database = "t" + UUID.randomUUID();
        var lead = id();
        var customer = id();
        var first = new RunningService(List.of(), database).ready();
        String position;
        try {
            first.send(lead, Given.lead("Somchai", "Acme", "s@example.com", "+66812345678", AT));
            position = first.send(customer, Given.contactOf(lead, "Somchai", AT));
            assertThat(first.get("/api/contacts/" + customer, Position.HEADER, position).status()).isEqualTo(200);
            await().atMost(PublishedStates.SOON).until(() -> PublishedStates.of("lead", lead).size() == 1);
        } finally {
            first.stop();
        }
        PublishedStates.pretendToBeOfAnotherForm();
        var targets = targets(database);
        var old = targets.stream().map(CopiesMadeBeforeIT::pretendToBeOld).toList();

        var second = new RunningService(List.of(), database).ready();
        try {
            for (int i = 0; i < old.size(); i++) {
                var target = targets.get(i);
                var before = old.get(i);
                await(target.name()).atMost(Duration.ofSeconds(60)).until(() -> !live(target).equals(before));
            }
            assertThat(
                    second.get("/api/leads/" + lead, Position.HEADER, position).body().path("organisation").asString())
                    .isEqualTo("Acme");
            assertThat(second.get("/api/leads?email=s@example.com", Position.HEADER, position).body().path("items"))
                    .isNotEmpty();
            await().atMost(PublishedStates.SOON).until(() -> PublishedStates.of("lead", lead).size() == 2);
            assertThat(PublishedStates.of("lead", lead).stream().distinct()).hasSize(1);
            assertThat(second.get("/api/customers/" + customer + "/timeline", Position.HEADER, position).body()
                    .path("items")).isNotEmpty();
        } finally {
            second.stop();
        }
    }

    private static List<ProjectionTarget<?>> targets(String database) {
        var elasticsearch = TestIndex.elasticsearch();
        var indices = new Indices(elasticsearch, TestIndex.properties(),
                new Refresher(elasticsearch::refresh, Runnable::run, Duration.ofMillis(10)));
        return List.of(new RecordsTarget(TestRecords.mongodb(database), TestResources.ALL, List.of()),
                indices.target(new SearchFold(TestResources.ALL)), indices.target(new TimelineFold(TestResources.ALL)));
    }

    private static String live(ProjectionTarget<?> target) {
        return JsonMapper.shared().readTree(target.readState()).path("live").path("name").asString();
    }

    /** The notes of the read model say that the live copy is of the first version; the name of that copy. */
    private static String pretendToBeOld(ProjectionTarget<?> target) {
        var notes = Objects.requireNonNull(target.readState());
        var old = notes.replace("\"schemaVersion\":" + target.schemaVersion(), "\"schemaVersion\":1");
        assertThat(old).isNotEqualTo(notes);
        assertThat(target.writeState(notes, old)).isTrue();
        return live(target);
    }
}
