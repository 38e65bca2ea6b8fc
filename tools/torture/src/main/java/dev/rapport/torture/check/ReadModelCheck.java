package dev.rapport.torture.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the read models with a fold of the topics. */
public final class ReadModelCheck {
    private static final List<String> ON_TIMELINE = List.of("lead", "contact", "account", "deal", "interaction");

    private final Fold fold;
    private final ReadModels models;
    private final List<Finding> findings = new ArrayList<>();

    public ReadModelCheck(Fold fold, ReadModels models) {
        this.fold = fold;
        this.models = models;
    }

    /** Everything that is wrong. */
    public List<Finding> findings() {
        records("MongoDB records", models.records(), true);
        records("Elasticsearch search", models.found(), false);
        records("Kafka states", models.states(), true);
        customers();
        events("MongoDB history", models.history(), fold.events());
        events("Elasticsearch timeline", models.timeline(), fold.of(ON_TIMELINE.toArray(new String[0])));
        deals();
        known();
        return List.copyOf(findings);
    }

    private void found(Finding.Kind kind, String text) {
        findings.add(new Finding(kind, text));
    }

    private void records(String where, Map<String, Fold.Folded> there, boolean withTimes) {
        Set<String> more = new HashSet<>(there.keySet());
        fold.records().forEach((id, wanted) -> {
            more.remove(id);
            Fold.Folded has = there.get(id);
            String what = where + ": " + wanted.type() + " " + id;
            if (has == null) {
                found(Finding.Kind.LOST, what + " is missing");
            } else if (has.version() != wanted.version()) {
                found(has.version() < wanted.version() ? Finding.Kind.LOST : Finding.Kind.DOUBLED,
                        what + " has version " + has.version() + " instead of " + wanted.version());
            } else {
                compare(what, wanted, has, withTimes);
            }
        });
        more.forEach(id -> found(Finding.Kind.DOUBLED, where + ": nothing tells of " + there.get(id)));
    }

    private void compare(String what, Fold.Folded wanted, Fold.Folded has, boolean withTimes) {
        wanted.fields().forEach((field, value) -> {
            if (has.fields().containsKey(field) && !Objects.equals(value, has.fields().get(field))) {
                found(Finding.Kind.DIFFERENT,
                        what + ": " + field + " is " + has.fields().get(field) + " instead of " + value);
            }
        });
        if (!wanted.type().equals(has.type())) {
            found(Finding.Kind.DIFFERENT, what + " is a " + has.type());
        }
        if (withTimes && (!at(wanted.createdAt()).equals(at(has.createdAt()))
                || !at(wanted.updatedAt()).equals(at(has.updatedAt())))) {
            found(Finding.Kind.DIFFERENT, what + ": created and updated " + has.createdAt() + " " + has.updatedAt()
                    + " instead of " + wanted.createdAt() + " " + wanted.updatedAt());
        }
    }

    private static Object at(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : Instant.parse(text);
    }

    private void customers() {
        Map<String, Fold.Totals> more = new HashMap<>(models.customers());
        fold.customers().forEach((id, wanted) -> {
            Fold.Totals has = more.remove(id);
            if (has == null) {
                found(Finding.Kind.LOST, "MongoDB customers: " + id + " is missing, it has " + wanted);
            } else if (!has.same(wanted)) {
                found(Finding.Kind.DIFFERENT, "MongoDB customers: " + id + " has " + has + " instead of " + wanted);
            }
        });
        more.forEach((id, has) -> {
            if (!has.same(Fold.Totals.NONE)) {
                found(Finding.Kind.DOUBLED, "MongoDB customers: nothing tells of " + id + " with " + has);
            }
        });
    }

    private void events(String where, Map<String, String> there, List<Event> wanted) {
        Set<String> more = new HashSet<>(there.keySet());
        for (Event event : wanted) {
            String place = event.id() + ":" + event.sequence();
            more.remove(place);
            String has = there.get(place);
            if (has == null) {
                found(Finding.Kind.LOST, where + ": " + event.place() + " is missing");
            } else if (!has.equals(event.eventId())) {
                found(Finding.Kind.DIFFERENT, where + ": another event in place of " + event.place());
            }
        }
        more.forEach(place -> found(Finding.Kind.DOUBLED, where + ": nothing tells of " + place));
    }

    private void deals() {
        Set<String> periods = new HashSet<>(models.periods());
        for (Event event : fold.of("deal")) {
            if (!periods.remove(event.id() + ":" + event.sequence())) {
                found(Finding.Kind.LOST, "Elasticsearch deal-periods: " + event.place() + " is missing");
            }
        }
        periods.forEach(place -> found(Finding.Kind.DOUBLED,
                "Elasticsearch deal-periods: nothing tells of " + place));
        fold.records().values().stream().filter(record -> record.type().equals("deal")).forEach(deal -> {
            Long has = models.deals().get(deal.id());
            if (has == null || has != deal.version()) {
                found(Finding.Kind.LOST,
                        "Elasticsearch deal-periods: deal " + deal.id() + " is counted up to " + has + " instead of "
                                + deal.version());
            }
        });
    }

    private void known() {
        known("deal-service", List.of("contact", "account"));
        known("interaction-service", List.of("contact", "account", "lead"));
    }

    private void known(String service, List<String> types) {
        fold.records().values().stream().filter(record -> types.contains(record.type())).forEach(record -> {
            Long has = models.known().get(service + " " + record.id());
            if (has == null || has != record.version()) {
                found(Finding.Kind.LOST, service + " knows " + record.type() + " " + record.id() + " up to " + has
                        + " instead of " + record.version());
            }
        });
    }
}
