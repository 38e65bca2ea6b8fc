package dev.rapport.torture.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares the topics with the stores. */
public final class TopicCheck {
    private final List<Event> stored;
    private final List<Event> published;
    private final List<Event> returned;
    private final Set<String> poisoned;
    private final Set<String> disordered;

    /**
     * @param published in the order of the topics, as often as they are there
     * @param returned what a service has taken for published and then did not find on Kafka
     * @param poisoned keys of records that no store has
     * @param disordered keys of which an event was withheld
     */
    public TopicCheck(List<Event> stored, List<Event> published, List<Event> returned, Set<String> poisoned,
            Set<String> disordered) {
        this.stored = stored;
        this.published = published;
        this.returned = returned;
        this.poisoned = poisoned;
        this.disordered = disordered;
    }

    /** The topics without what is there again, and without what is poisoned: what there is to be folded. */
    public static List<Event> once(List<Event> published, Set<String> poisoned) {
        Map<String, Event> once = new LinkedHashMap<>();
        published.stream().filter(event -> !poisoned.contains(event.id()))
                .forEach(event -> once.putIfAbsent(event.eventId(), event));
        return List.copyOf(once.values());
    }

    /** Everything that is wrong. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Map<String, Event> once = new HashMap<>();
        once(published, poisoned).forEach(event -> once.put(event.eventId(), event));
        for (Event event : stored) {
            Event there = once.remove(event.eventId());
            if (there == null) {
                findings.add(new Finding(Finding.Kind.LOST, "not on its topic: " + event.place()));
            } else if (!same(event, there)) {
                findings.add(new Finding(Finding.Kind.DIFFERENT, "on its topic with another content: " + event.place()
                        + " " + event.data() + " against " + there.data()));
            }
        }
        once.values().forEach(event -> findings
                .add(new Finding(Finding.Kind.DOUBLED, "on a topic and in no store: " + event.place())));
        // That the service finds them itself is its last line of defence, and nothing may get that far.
        returned.stream().filter(event -> !disordered.contains(event.id())).forEach(event -> findings.add(new Finding(
                Finding.Kind.LOST, "on its topic only since the service had missed it there: " + event.place())));
        inOrder(findings);
        return findings;
    }

    private static boolean same(Event one, Event other) {
        return one.id().equals(other.id()) && one.sequence() == other.sequence() && one.type().equals(other.type())
                && plain(one.data()).equals(plain(other.data()));
    }

    /** Without fields that say nothing, which one writer leaves out and another does not. */
    private static JsonNode plain(JsonNode node) {
        JsonNode copy = node.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> empty = new ArrayList<>();
            object.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    empty.add(field.getKey());
                }
            });
            object.remove(empty);
        }
        node.forEach(TopicCheck::strip);
    }

    private void inOrder(List<Finding> findings) {
        Map<String, Long> last = new HashMap<>();
        for (Event event : published) {
            if (poisoned.contains(event.id()) || disordered.contains(event.id())) {
                continue;
            }
            long before = last.getOrDefault(event.id(), -1L);
            if (event.sequence() > before + 1) {
                findings.add(new Finding(Finding.Kind.DIFFERENT,
                        "on its topic before its predecessor: " + event.place() + " follows " + before));
            }
            last.put(event.id(), Math.max(before, event.sequence()));
        }
    }
}
