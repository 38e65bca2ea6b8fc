package dev.rapport.reporting.resource;

import dev.rapport.events.Archival;
import dev.rapport.events.Planning;
import dev.rapport.events.Sharing;
import dev.rapport.events.Tagging;
import dev.rapport.events.Unsharing;
import dev.rapport.events.customer.Need;
import dev.rapport.events.field.EventFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one event tells: how it changes its record, a sentence about it, and whom it concerns besides the record. */
public final class Told {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<List<Object>>> lists = new LinkedHashMap<>();
    private final List<UUID> alsoConcerned = new ArrayList<>();
    private @Nullable Supplier<String> sentence;
    private @Nullable List<String> forgotten;

    Told() {}

    /** The fields of details get these values. */
    public Told and(Record details) {
        EventFields.forEach(details, this::and);
        return this;
    }

    /** A field gets a value. */
    public Told and(String field, @Nullable Object value) {
        values.put(field, Fields.plain(value));
        return this;
    }

    /** A list gets another item; one that is not there yet counts as empty. */
    public Told adding(String field, Object item) {
        return changing(field, list -> {
            list.add(Objects.requireNonNull(Fields.plain(item)));
            return list;
        });
    }

    /** A list loses an item. */
    public Told removing(String field, Object item) {
        return changing(field, list -> {
            list.remove(Fields.plain(item));
            return list;
        });
    }

    /** A list becomes what is made of it; one that is not there yet counts as empty. */
    public Told changing(String field, UnaryOperator<List<Object>> change) {
        lists.put(field, change);
        return this;
    }

    /** One line for people about what happened. */
    public Told saying(String text) {
        return saying(() -> text);
    }

    /** As {@link #saying(String)}, put together only for those who read it. */
    public Told saying(Supplier<String> text) {
        sentence = text;
        return this;
    }

    /** The record is put away, or taken up again. */
    public Told archiving(Archival event, @Nullable String reason) {
        return and(FieldDeclarations.ARCHIVED, event.archives())
                .saying(() -> event.archives() ? "Archived" + Sentences.because(reason) : "Restored");
    }

    /** It was said what is to be done next, or that it has been done. */
    public Told planning(Planning event) {
        var next = event.planned();
        return and(FieldDeclarations.NEXT_STEP, next).saying(() -> next == null
                ? "Next step done: " + event.what()
                : "Next step by %s: %s".formatted(next.dueOn(), event.what()));
    }

    /** A customer was found to need something. */
    public Told needing(UUID needId, Need need, Instant at) {
        return adding(FieldDeclarations.NEEDS, new RecordedNeed(needId, need.kind(), need.text(), need.productId(),
                need.interactionId(), need.urgency(), at, null, null))
                .saying(() -> "Need recorded: " + need.text());
    }

    /** A need of a customer was met, or is needed no longer. */
    public Told closingNeed(UUID needId, String outcome, Instant at) {
        return changing(FieldDeclarations.NEEDS, needs -> needs.stream().map(need -> {
            if (!(need instanceof Map<?, ?> known) || !needId.toString().equals(known.get("id"))) {
                return need;
            }
            var closed = new LinkedHashMap<Object, @Nullable Object>(known);
            closed.put("outcome", outcome);
            closed.put("closedAt", at.toString());
            return (Object) closed;
        }).toList()).saying("Need " + outcome);
    }

    /** The record gets tags, or loses some. */
    public Told tagging(Tagging event) {
        return changing(FieldDeclarations.TAGS, tags -> {
            tags.removeAll(event.removed());
            tags.addAll(event.added());
            return tags;
        }).saying(() -> "Tags changed: " + Stream.concat(event.added().stream().map(tag -> "+" + tag),
                event.removed().stream().map(tag -> "−" + tag)).collect(Collectors.joining(", ")));
    }

    /** The record is shared with somebody, or on other terms. */
    public Told sharing(Sharing event) {
        var entry = new ShareEntry(event.shareId(), event.with(), event.level(), event.until(), event.occurredAt());
        return changing(FieldDeclarations.SHARES, shares -> {
            shares.removeIf(share -> isShare(share, event.shareId()));
            shares.add(Objects.requireNonNull(Fields.plain(entry)));
            return shares;
        }).saying(() -> event.with().team() == null
                ? "Shared with somebody"
                : "Shared with the team " + event.with().team());
    }

    /** The record is not shared any more with somebody. */
    public Told unsharing(Unsharing event) {
        return changing(FieldDeclarations.SHARES, shares -> {
            shares.removeIf(share -> isShare(share, event.shareId()));
            return shares;
        }).saying("A share ended");
    }

    private static boolean isShare(Object stored, UUID shareId) {
        return stored instanceof Map<?, ?> share && shareId.toString().equals(share.get("shareId"));
    }

    /** Other customers than the record's own whom the event is about, too. */
    public Told concerning(@Nullable UUID... customers) {
        Stream.of(customers).filter(Objects::nonNull).forEach(alsoConcerned::add);
        return this;
    }

    /**
     * The person asked to be forgotten: everything personal is taken out of the record.
     *
     * @param records fields that name further records of the same person
     */
    public Told forgetting(String... records) {
        forgotten = List.of(records);
        return this;
    }

    /** One line for people; null when it has nothing to say but that it happened. */
    public @Nullable String sentence() {
        return sentence == null ? null : sentence.get();
    }

    /** What the event itself says a field is now; null when it does not say, or the field is cleared. */
    @Nullable
    Object value(String field) {
        return values.get(field);
    }

    /** Other customers than the record's own whom the event is about. */
    public List<UUID> alsoConcerned() {
        return alsoConcerned;
    }

    /** Whether this is the event after which the person is forgotten. */
    public boolean isForgetting() {
        return forgotten != null;
    }

    /** The fields of the record that name further records of the person who is forgotten. */
    public List<String> forgottenWith() {
        return forgotten == null ? List.of() : forgotten;
    }

    /** The fields after the event. */
    Fields applyTo(Fields before, Set<String> personal) {
        return before.changed(fields -> {
            fields.putAll(values);
            lists.forEach((field, change) -> {
                var items = new ArrayList<Object>();
                if (fields.get(field) instanceof List<?> list) {
                    items.addAll(list);
                }
                fields.put(field, Fields.plain(change.apply(items)));
            });
            if (isForgetting()) {
                fields.replaceAll((field, value) -> personal.contains(field) ? null : value);
            }
        });
    }
}
