package dev.rapport.reporting.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventCodec;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.EventType;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.MemoryDocuments;
import dev.rapport.reporting.support.TestResources;
import dev.rapport.reporting.timeline.TimelineFold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every approved example of an event is folded into is committed: as a record, in the search index, on the
 * timeline. It may change only together with the version of its resource, because that is what has read models made
 * anew.
 */
class GoldenFoldTest {

    private static final boolean WRITE = Boolean.getBoolean("rapport.golden.write");
    private static final Path EXAMPLES = Path.of("../common-events/src/main/resources/examples");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final UUID ID = UUID.fromString("01940000-0000-7000-8000-00000000000f");
    private static final Instant RECORDED = Instant.parse("2026-12-01T12:00:00.123456Z");

    static Collection<Resource<?>> resources() {
        return TestResources.ALL.all();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void theFoldOfEveryExampleIsTheCommittedOneUnlessTheVersionRises(Resource<?> resource) throws IOException {
        var file = GOLDEN.resolve(resource.kind() + ".json");
        var folded = folded(resource);
        if (Files.exists(file)) {
            var committed = JSON.readTree(Files.readString(file));
            assertThat(resource.version()).isGreaterThanOrEqualTo(committed.path("version").asInt());
            assertThat(SearchFold.FORM).isGreaterThanOrEqualTo(committed.path("searchForm").asInt());
            if (resource.version() == committed.path("version").asInt()
                    && SearchFold.FORM == committed.path("searchForm").asInt()) {
                assertThat(folded).as("""
                        what is made of the events of a %s has changed: raise the version in its resource and run with \
                        -Drapport.golden.write=true""", resource.kind()).isEqualTo(committed);
                return;
            }
        }
        assertThat(WRITE).as("%s is not of this version: run with -Drapport.golden.write=true", file).isTrue();
        Files.createDirectories(GOLDEN);
        Files.writeString(file, JSON.writeValueAsString(folded) + "\n");
    }

    private static ObjectNode folded(Resource<?> resource) {
        var golden = JSON.createObjectNode().put("version", resource.version()).put("searchForm", SearchFold.FORM);
        var folds = golden.putObject("folds");
        var types = EventCatalogue.ofAggregate(resource.kind());
        var first = envelope(types.getFirst(), examples(types.getFirst()).getFirst(), 0);
        for (var type : types) {
            for (var example : examples(type)) {
                var events = new ArrayList<EventEnvelope>();
                if (!type.equals(types.getFirst())) {
                    events.add(first);
                }
                events.add(envelope(type, example, events.size()));
                folds.set(type.simpleName() + "/" + example.getFileName().toString().replace(".json", ""),
                        folded(resource, events));
            }
        }
        // Read again, so that numbers compare as they are written.
        return (ObjectNode) JSON.readTree(JSON.writeValueAsString(golden));
    }

    private static ObjectNode folded(Resource<?> resource, List<EventEnvelope> events) {
        RecordDocument document = null;
        for (var event : events) {
            document = resource.fold(document, event);
        }
        var fold = JSON.createObjectNode();
        fold.set("record", JSON.valueToTree(document == null ? null : document.answer()));
        var found = MemoryDocuments.after(new SearchFold(TestResources.ALL), events).document(ID.toString());
        // A field of the same name would hide the record among others.
        assertThat(found.path("kind").asString()).isEqualTo("record");
        assertThat(found.path("type").asString()).isEqualTo(resource.kind());
        assertThat(found.path("recordId").asString()).isEqualTo(ID.toString());
        fold.set("search", found);
        if (resource.hasCustomer()) {
            fold.set("timeline", MemoryDocuments.after(new TimelineFold(TestResources.ALL), events)
                    .document(ID + ":" + (events.size() - 1)));
        }
        return fold;
    }

    private static EventEnvelope envelope(EventType type, Path example, int sequence) {
        return new EventEnvelope(new UUID(0, sequence), "/test", type, ID, sequence, RECORDED.plusSeconds(sequence),
                null,
                null, "system", sequence, EventCodec.shared().read(type, version(example), bytes(example)));
    }

    /** {@code 1.json} and {@code 1-with-website.json} are in version 1. */
    private static int version(Path example) {
        return Integer.parseInt(example.getFileName().toString().split("[-.]", 2)[0]);
    }

    private static List<Path> examples(EventType type) {
        try (var files = Files.list(EXAMPLES.resolve(type.aggregate()).resolve(type.simpleName()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
