package dev.rapport.reporting.elasticsearch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SnapshotsIT {

    private static final Map<String, ?> RECORDS = Map.of("query", Queries.term("kind", "record"));

    @Test
    void aSnapshotShowsWhatWasThereAndOnlySoManyAreKept() throws IOException {
        var history = new History();
        history.record(Given.id(), Given.account("Acme", history.now()));
        var index = TestIndex.of(new SearchFold(TestResources.ALL)).apply(history.events()).visible();
        try (var elasticsearch = new Elasticsearch(TestIndex.properties())) {
            var snapshots = new Snapshots(elasticsearch);
            var first = snapshots.take(index.copy().index());
            int from = history.size();
            history.record(Given.id(), Given.account("Later", history.now()));
            index.apply(history.since(from)).visible();

            assertThat(requireNonNull(snapshots.search(first, RECORDS)).path("hits").path("hits")).hasSize(1);

            for (int i = 0; i < Snapshots.MOST; i++) {
                snapshots.take(index.copy().index());
            }
            assertThat(snapshots.size()).isEqualTo(Snapshots.MOST);
            Awaitility.await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(elasticsearchKnows(elasticsearch, first)).isFalse());
        }
    }

    /** Asked behind the back of those that are kept, so that asking does not keep it. */
    private static boolean elasticsearchKnows(Elasticsearch elasticsearch, String snapshot) {
        return new Snapshots(elasticsearch).search(snapshot, RECORDS) != null;
    }
}
