package dev.rapport.common.condition;

import java.util.List;
import java.util.Set;

/** What a condition asks of a field; any of several values may fulfil it. Keys are those of {@link Key}. */
public sealed interface Matcher {

    /** Whether any of the keys of a field is what is asked for. */
    default boolean matches(List<Key> keys) {
        return keys.stream().anyMatch(this::matches);
    }

    boolean matches(Key key);

    /** There is a value. */
    record Present() implements Matcher {

        @Override
        public boolean matches(Key key) {
            return true;
        }
    }

    /** It is one of these, of texts and truth values. */
    record OneOf(Set<Key> keys) implements Matcher {

        @Override
        public boolean matches(Key key) {
            return keys.contains(key);
        }
    }

    /** It is not less than one number and not greater than another. */
    record Between(long least, long most) implements Matcher {

        @Override
        public boolean matches(Key key) {
            return key instanceof Key.Ordinal(long number) && least <= number && number <= most;
        }
    }

    /** It is an amount in this currency between these. */
    record Amounts(String currency, Between range) implements Matcher {

        @Override
        public boolean matches(Key key) {
            return key instanceof Key.Amount(long amount, String in) && in.equals(currency)
                    && range.matches(new Key.Ordinal(amount));
        }
    }

    /** It fulfils any of these. */
    record AnyOf(List<Matcher> matchers) implements Matcher {

        @Override
        public boolean matches(Key key) {
            return matchers.stream().anyMatch(matcher -> matcher.matches(key));
        }
    }

    /** It has this text in it. */
    record Containing(String part) implements Matcher {

        @Override
        public boolean matches(Key key) {
            return key instanceof Key.Text(String text) && text.contains(part);
        }
    }

    /** It begins with this text. */
    record StartingWith(String beginning) implements Matcher {

        @Override
        public boolean matches(Key key) {
            return key instanceof Key.Text(String text) && text.startsWith(beginning);
        }
    }
}
