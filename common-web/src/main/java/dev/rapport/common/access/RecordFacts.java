package dev.rapport.common.access;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides who reaches a record. Nothing in it says who that is: people change teams, managers and territories, and
 * records do not change with them.
 *
 * @param ownerId
 *            null when nobody owns it
 * @param territories
 *            in which it lies, as {@link #key} writes them
 * @param shares
 *            with whom it is shared
 * @param followed
 *            of records that it belongs to: who reaches one of these reaches it, too
 */
public record RecordFacts(
        @Nullable UUID ownerId,
        Set<String> territories,
        List<Share> shares,
        List<RecordFacts> followed) {

    /** Of a record that nobody owns, and which lies nowhere. */
    public static final RecordFacts NONE = new RecordFacts(null, Set.of(), List.of(), List.of());

    public RecordFacts {
        territories = Set.copyOf(territories);
        shares = List.copyOf(shares);
        followed = List.copyOf(followed);
    }

    /** Of a record of which nothing is known but its owner. */
    public static RecordFacts ownedBy(@Nullable UUID ownerId) {
        return new RecordFacts(ownerId, Set.of(), List.of(), List.of());
    }

    /** As well in these territories. */
    public RecordFacts in(Collection<String> names) {
        return names.isEmpty() ? this : new RecordFacts(ownerId, keys(names), shares, followed);
    }

    /** As well shared like this. */
    public RecordFacts sharedWith(Collection<Share> others) {
        return others.isEmpty() ? this : new RecordFacts(ownerId, territories, List.copyOf(others), followed);
    }

    /** As well belonging to records of these facts. */
    public RecordFacts following(List<RecordFacts> others) {
        return others.isEmpty() ? this : new RecordFacts(ownerId, territories, shares, others);
    }

    /** With those of the shares alone that let somebody change it. */
    public RecordFacts toChange() {
        return new RecordFacts(ownerId, territories, shares.stream().filter(Share::write).toList(),
                followed.stream().map(RecordFacts::toChange).toList());
    }

    /** Itself, and what it belongs to. */
    public Stream<RecordFacts> all() {
        return Stream.concat(Stream.of(this), followed.stream().flatMap(RecordFacts::all));
    }

    /** The one way in which a team or a territory is written where it is compared. */
    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** Several of them. */
    public static Set<String> keys(Collection<String> names) {
        return names.stream().filter(name -> !name.isBlank()).map(RecordFacts::key)
                .collect(Collectors.toUnmodifiableSet());
    }
}
