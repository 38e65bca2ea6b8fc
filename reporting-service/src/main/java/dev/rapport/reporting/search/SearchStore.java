package dev.rapport.reporting.search;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.elasticsearch.Forgetting;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.search.SearchResults.SearchHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Searches the index over all records. */
final class SearchStore {

    private final IndexReader index;
    private final Resources resources;
    private final List<String> texts;
    private final Duplicates duplicates;

    SearchStore(IndexReader index, Resources resources) {
        this.index = index;
        this.resources = resources;
        this.duplicates = new Duplicates(index);
        this.texts = resources.fields(field -> field.is(Ability.SEARCHED)).stream().map(Field::name).toList();
    }

    /** The records of these types that have the words and may be read, best first. */
    SearchResults find(String text, List<String> types, Reader reader, int limit, @Nullable String cursor) {
        var question = question(text, types, reader);
        var among = reader.condition(types);
        var walk = SearchCursor.decode(cursor, question);
        if (walk == null) {
            var survivors = survivors(text, reader, index::search);
            var hits = hits(index.search(body(text, sought(text, types, survivors, reader), among, List.of(), limit)));
            return results(hits, survivors, text, reader, limit, hits.size() <= limit
                    ? null
                    : new SearchCursor(hits.stream().limit(limit).map(SearchStore::id).toList(), null, null)
                            .encode(question));
        }
        var snapshot = new Snapshot(walk.snapshot() == null ? index.snapshot() : walk.snapshot());
        var survivors = survivors(text, reader, snapshot::search);
        survivors.values().retainAll(withoutForgotten(List.copyOf(survivors.values())));
        var body = body(text, sought(text, types, survivors, reader), among, walk.first(), limit);
        if (walk.after() != null) {
            body.put("search_after", walk.after());
        }
        var hits = hits(snapshot.search(body));
        return results(withoutForgotten(hits.stream().limit(limit).toList()), survivors, text, reader, limit,
                hits.size() <= limit
                        ? null
                        : new SearchCursor(walk.first(), snapshot.name, hits.get(limit - 1).path("sort"))
                                .encode(question));
    }

    /** What all pages of a walk but the first are read from; its name may change whenever it is read. */
    private final class Snapshot {

        private String name;

        Snapshot(String name) {
            this.name = name;
        }

        JsonNode search(Map<String, ?> body) {
            var answer = index.search(name, body);
            if (answer == null) {
                throw Cursor.expired();
            }
            name = answer.path("pit_id").asString(name);
            return answer;
        }
    }

    /**
     * Says early that a cursor belongs to another question.
     *
     * @throws dev.rapport.common.web.ProblemException
     *             400 {@code invalid-cursor}
     */
    static void check(String text, List<String> types, Reader reader, @Nullable String cursor) {
        SearchCursor.decode(cursor, question(text, types, reader));
    }

    /** Of what not everybody sees whole, nobody else's pages either. */
    private static String question(String text, List<String> types, Reader reader) {
        return "search|" + reader.part(types) + types.stream().map(reader::hidden).toList() + "|" + text + "|" + types;
    }

    private Map<String, JsonNode> survivors(String text, Reader reader, Function<Map<String, ?>, JsonNode> search) {
        // Where a duplicate has the words must not be told to somebody who does not see all of its texts.
        return SeenTexts.hides(resources.of("contact"), reader)
                ? new HashMap<>()
                : duplicates.find(text, TextQuery.highlight(text, texts), search);
    }

    private Map<String, ?> sought(String text, List<String> types, Map<String, JsonNode> survivors, Reader reader) {
        return SeenTexts.query(text, types.stream().<Resource<?>>map(resources::of).toList(), reader,
                Duplicates.query(text, survivors));
    }

    private Map<String, Object> body(String text, Map<String, ?> sought, Map<String, ?> among, List<UUID> without,
            int limit) {
        var body = new HashMap<String, Object>();
        body.put("query", Map.of("bool",
                Map.of("must", List.of(sought), "filter",
                        List.of(among), "must_not",
                        List.of(Queries.terms("status", List.of(RecordDocument.ERASED, RecordDocument.MERGED)),
                                Queries.term(Resource.ARCHIVED, true),
                                Queries.terms("recordId", without.stream().map(UUID::toString).toList())))));
        body.put("sort", List.of(Map.of("_score", "desc"), Map.of("recordId", "asc")));
        body.put("size", limit + 1);
        body.put("track_total_hits", false);
        body.put("_source", List.of("type", "recordId", "shown", "text", Forgetting.ABOUT, Forgetting.FORGOTTEN));
        body.put("highlight", TextQuery.highlight(text, texts));
        return body;
    }

    private static List<JsonNode> hits(JsonNode answer) {
        var hits = new ArrayList<JsonNode>();
        answer.path("hits").path("hits").forEach(hits::add);
        return hits;
    }

    private SearchResults results(List<JsonNode> hits, Map<String, JsonNode> survivors, String text,
            Reader reader, int limit, @Nullable String next) {
        var page = hits.stream().limit(limit).toList();
        return new SearchResults(
                page.stream().map(hit -> item(hit, survivors.get(id(hit).toString()), text, reader)).toList(),
                next);
    }

    /** A snapshot still holds what was rewritten since, because somebody was forgotten; nobody is shown it. */
    private List<JsonNode> withoutForgotten(List<JsonNode> hits) {
        var stale = hits.stream().filter(hit -> !hit.path("_source").path(Forgetting.FORGOTTEN).asBoolean(false))
                .toList();
        var people = stale.stream().flatMap(SearchStore::people).distinct().toList();
        var forgotten = index.forgotten(people);
        return forgotten.isEmpty()
                ? hits
                : hits.stream().filter(hit -> !stale.contains(hit) || people(hit).noneMatch(forgotten::contains))
                        .toList();
    }

    private static Stream<UUID> people(JsonNode hit) {
        return StreamSupport.stream(hit.path("_source").path(Forgetting.ABOUT).spliterator(), false)
                .map(id -> UUID.fromString(id.asString()));
    }

    private static UUID id(JsonNode hit) {
        return UUID.fromString(hit.path("_source").path("recordId").asString());
    }

    /** @param duplicate which was merged into the record and has the words, too; null when there is none */
    private SearchHit item(JsonNode hit, @Nullable JsonNode duplicate, String text, Reader reader) {
        var source = hit.path("_source");
        var highlights = Highlights.of(hit, text, texts);
        var type = source.path("type").asString();
        var shown = new LinkedHashMap<>(
                highlights.isEmpty() && duplicate != null ? Highlights.of(duplicate, text, texts) : highlights);
        shown.keySet().removeIf(field -> reader.hidden(type).contains(field.replaceFirst("\\..*", "")));
        return new SearchHit(type, id(hit), source.path("shown").path("title").asString(""), shown,
                hit.path("sort").path(0).asDouble());
    }
}
