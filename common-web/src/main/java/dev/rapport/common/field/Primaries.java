package dev.rapport.common.field;

import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.Primary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one value and the list of all such values in agreement, of which it is the {@linkplain Primary primary} one.
 * Whoever gives the list means its primary one, the first when none is marked; whoever gives one value puts it in the
 * place of the primary one; whoever gives both must mean the same. The same holds for lists of text and their
 * {@linkplain dev.rapport.events.field.FirstOf first} item.
 */
public final class Primaries {

    private Primaries() {}

    /** Of a new record, to which nobody gave what is absent. */
    static <D extends Record> D agreed(D details) {
        return agreed(details, Details.values(details).entrySet().stream().filter(field -> field.getValue() != null)
                .map(Map.Entry::getKey).collect(Collectors.toSet()));
    }

    /**
     * Details in which both agree.
     *
     * @param given
     *            the fields that a request names
     * @throws InvalidFieldException
     *             when they cannot agree
     */
    @SuppressWarnings("unchecked")
    public static <D extends Record> D agreed(D details, Set<String> given) {
        var agreed = FirstOfLists.agreed(details, given);
        for (var primary : Primary.of(details.getClass())) {
            if (given.contains(primary.several()) || given.contains(primary.one())) {
                var values = Details.values(agreed);
                var pair = new Pair(primary, (String) values.get(primary.one()),
                        (List<Record>) values.get(primary.several()));
                var both = pair.agreed(given);
                agreed = both.equals(pair) ? agreed : both.in(agreed);
            }
        }
        return agreed;
    }

    /** Both fields, of one record. */
    private record Pair(Primary names, @Nullable String one, @Nullable List<Record> several) {

        <D extends Record> D in(D details) {
            return Details.with(Details.with(details, names.one(), one), names.several(), several);
        }

        Pair agreed(Set<String> given) {
            if (several == null) {
                return this;
            }
            if (!given.contains(names.several())) {
                return with(one, replaced());
            }
            requireEachOnce();
            var marked = marked();
            if (!given.contains(names.one())) {
                return marked == null
                        ? with(value(several.getFirst()), markedOnly(value(several.getFirst())))
                        : with(value(marked), several);
            }
            boolean agrees = marked == null
                    ? one == null || several.stream().anyMatch(item -> value(item).equals(one))
                    : value(marked).equals(one);
            if (!agrees) {
                throw new InvalidFieldException(names.one(), "must be the primary one of " + names.several());
            }
            return with(one, markedOnly(one));
        }

        private Pair with(@Nullable String value, @Nullable List<Record> items) {
            return new Pair(names, value, items);
        }

        /** The list when one value was given alone: it stands where the primary one stood. */
        private List<Record> replaced() {
            var rest = new ArrayList<Record>();
            boolean there = false;
            for (var item : Objects.requireNonNull(several)) {
                if (value(item).equals(one)) {
                    rest.add(marked(item, true));
                    there = true;
                } else if (!isMarked(item)) {
                    rest.add(item);
                } else if (one != null && several.stream().noneMatch(other -> value(other).equals(one))) {
                    rest.add(Details.with(item, names.part(), one));
                    there = true;
                }
            }
            if (one != null && !there) {
                rest.addFirst(Details.of(names.item(), names.part(), one, Primary.MARK, true));
            }
            return rest;
        }

        private void requireEachOnce() {
            var seen = new HashSet<String>();
            int marks = 0;
            for (int i = 0; i < Objects.requireNonNull(several).size(); i++) {
                if (!seen.add(value(several.get(i)))) {
                    throw new InvalidFieldException("%s[%d].%s".formatted(names.several(), i, names.part()),
                            "must be there once");
                }
                if (isMarked(several.get(i)) && ++marks > 1) {
                    throw new InvalidFieldException("%s[%d].%s".formatted(names.several(), i, Primary.MARK),
                            "must be true of one at most");
                }
            }
        }

        private @Nullable Record marked() {
            return Objects.requireNonNull(several).stream().filter(Pair::isMarked).findFirst().orElse(null);
        }

        private List<Record> markedOnly(@Nullable String value) {
            return Objects.requireNonNull(several).stream()
                    .map(item -> marked(item, value(item).equals(value))).toList();
        }

        private static boolean isMarked(Record item) {
            return Boolean.TRUE.equals(Details.values(item).get(Primary.MARK));
        }

        private static Record marked(Record item, boolean mark) {
            return isMarked(item) == mark ? item : Details.with(item, Primary.MARK, mark);
        }

        private String value(Record item) {
            return String.valueOf(Details.values(item).get(names.part()));
        }
    }
}
