package dev.rapport.events;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a change of a schema breaks. Allowed is only a new property that need not be there, and a new choice: old events
 * stay valid, and whoever reads new ones by the old schema finds everything where it was.
 */
final class SchemaChange {

    private static final Set<String> DESCRIBING = Set.of("$schema", "$id", "title", "description", "x-personal",
            "x-references");
    private static final Set<String> WALKED = Set.of("properties", "required", "items", "enum");

    private SchemaChange() {}

    /** What breaks, in words; empty if nothing does. */
    static List<String> breaks(JsonNode approved, JsonNode changed) {
        var breaks = new ArrayList<String>();
        compare("", approved, changed, breaks);
        return breaks;
    }

    private static void compare(String path, JsonNode approved, JsonNode changed, List<String> breaks) {
        var keywords = new TreeSet<String>(approved.propertyNames());
        keywords.addAll(changed.propertyNames());
        keywords.removeAll(DESCRIBING);
        keywords.removeAll(WALKED);
        for (var keyword : keywords) {
            if (!approved.path(keyword).equals(changed.path(keyword))) {
                breaks.add("%s: %s was %s and is %s".formatted(path.isEmpty() ? "event" : path, keyword,
                        approved.path(keyword), changed.path(keyword)));
            }
        }
        compareChoices(path, approved.path("enum"), changed.path("enum"), breaks);
        if (approved.has("items") && changed.has("items")) {
            compare(path + "[]", approved.path("items"), changed.path("items"), breaks);
        }
        compareProperties(path, approved, changed, breaks);
    }

    /** What can be chosen may become more, but not less, and what can be anything stays so. */
    private static void compareChoices(String path, JsonNode approved, JsonNode changed, List<String> breaks) {
        if (approved.isMissingNode() && !changed.isMissingNode()) {
            breaks.add(path + " could be anything and is one of " + changed);
        } else if (!approved.isMissingNode() && changed.isMissingNode()) {
            breaks.add(path + " was one of " + approved + " and can be anything");
        }
        var now = changed.valueStream().toList();
        approved.valueStream().filter(choice -> !changed.isMissingNode() && !now.contains(choice))
                .forEach(choice -> breaks.add(path + " could be " + choice + " and no longer can"));
    }

    private static void compareProperties(String path, JsonNode approved, JsonNode changed, List<String> breaks) {
        var requiredBefore = required(approved);
        var requiredNow = required(changed);
        for (var property : approved.path("properties").properties()) {
            var name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            var now = changed.path("properties").path(property.getKey());
            if (now.isMissingNode()) {
                breaks.add(name + " is gone");
                continue;
            }
            if (requiredBefore.contains(property.getKey()) && !requiredNow.contains(property.getKey())) {
                breaks.add(name + " was always there and no longer is");
            }
            if (!requiredBefore.contains(property.getKey()) && requiredNow.contains(property.getKey())) {
                breaks.add(name + " must be there, which old events cannot know");
            }
            compare(name, property.getValue(), now, breaks);
        }
        for (var added : changed.path("properties").propertyNames()) {
            if (!approved.path("properties").has(added) && requiredNow.contains(added)) {
                breaks.add("%s is new and must be there, which old events cannot know"
                        .formatted(path.isEmpty() ? added : path + "." + added));
            }
        }
    }

    private static Set<String> required(JsonNode schema) {
        var names = new HashSet<String>();
        schema.path("required").forEach(name -> names.add(name.asString()));
        return names;
    }
}
