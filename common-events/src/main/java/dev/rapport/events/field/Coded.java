package dev.rapport.events.field;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A value of a fixed set; an enum implements it. Events, requests and answers name the value by its code. */
public interface Coded {

    /** The enum constant's name. */
    String name();

    /** The name in lower case with hyphens: {@code potential}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The codes of all values of an enum, in its order. */
    static List<String> codes(Class<? extends Coded> choices) {
        return values(choices).stream().map(Coded::code).toList();
    }

    /** The value of this code. */
    static <C extends Coded> Optional<C> find(Class<C> choices, String code) {
        return values(choices).stream().filter(value -> value.code().equals(code)).findFirst();
    }

    /**
     * The value of this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    static <C extends Coded> C of(Class<C> choices, String code) {
        return find(choices, code).orElseThrow(
                () -> new IllegalArgumentException("No " + choices.getSimpleName() + " has the code given"));
    }

    private static <C extends Coded> List<C> values(Class<C> choices) {
        C[] values = choices.getEnumConstants();
        if (values == null) {
            throw new IllegalArgumentException(choices.getName() + " is not an enum");
        }
        return Arrays.asList(values);
    }
}
