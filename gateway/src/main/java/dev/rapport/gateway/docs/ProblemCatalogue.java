package dev.rapport.gateway.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Every problem the API may answer, by its code. */
final class ProblemCatalogue {

    private static final String OF_EVERY_WRITE = "concurrent-change";
    private static final JsonPointer CODES = JsonPointer
            .compile("/content/application~1problem+json/schema/allOf/1/properties/code/enum");

    private final Map<String, Entry> entries;

    private ProblemCatalogue(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * One kind of problem.
     *
     * @param code
     *            stable, in kebab-case
     * @param status
     *            of the answers
     * @param meaning
     *            what is wrong and what to do, for people
     * @param operations
     *            those that name it in an answer of their own, as {@code POST /api/deals}; none when any may answer it
     */
    record Entry(String code, int status, String meaning, List<String> operations) {}

    /**
     * @param problems
     *            status and meaning by code
     * @param document
     *            the joined document, whose operations name the codes of their answers
     */
    static ProblemCatalogue of(Map<String, JsonNode> problems, JsonNode document) {
        var operations = operations(document);
        var entries = new TreeMap<String, Entry>();
        problems.forEach((code, problem) -> entries.put(code, new Entry(code, problem.path("status").asInt(),
                problem.path("meaning").asString(), operations.getOrDefault(code, List.of()))));
        return new ProblemCatalogue(entries);
    }

    /** By the codes that they name; every write may meet somebody who is quicker. */
    private static Map<String, List<String>> operations(JsonNode document) {
        var operations = new TreeMap<String, List<String>>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            var codes = new TreeSet<String>();
            method.getValue().path("responses").forEach(response -> response.at(CODES)
                    .forEach(code -> codes.add(code.asString())));
            codes.remove(OF_EVERY_WRITE);
            codes.forEach(code -> operations.computeIfAbsent(code, first -> new ArrayList<>())
                    .add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }));
        return operations;
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    @Nullable
    Entry find(String code) {
        return entries.get(code);
    }

    /** As a page of the documentation. */
    String markdown() {
        var page = new StringBuilder(
                """
                        # Problems of the API

                        Generated from the rules of the services and the document of the API; not to be changed by hand.

                        A refusal is an RFC 9457 problem document. Programs tell problems apart by `code`, which never changes its meaning;
                        `type` is the address of a page about the problem, relative to the address that was asked.
                        """);
        entries.values().stream().map(Entry::status).distinct().sorted().forEach(status -> {
            page.append("\n## ").append(status).append("\n\n| code | meaning | asked for by |\n|---|---|---|\n");
            entries.values().stream().filter(entry -> entry.status() == status)
                    .forEach(entry -> page.append("| <a id=\"").append(entry.code()).append("\"></a>`")
                            .append(entry.code())
                            .append("` | ").append(entry.meaning()).append(" | ").append(askedBy(entry))
                            .append(" |\n"));
        });
        return page.toString();
    }

    private static String askedBy(Entry entry) {
        return entry.operations().isEmpty()
                ? "any"
                : String.join("<br>", entry.operations().stream().map(operation -> "`" + operation + "`").toList());
    }
}
