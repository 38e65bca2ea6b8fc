package dev.rapport.reporting.resource;

import dev.rapport.events.Money;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parts of the sentences about what happened. */
public final class Sentences {

    private Sentences() {}

    /**
     * All that can be said about an event without its content: {@code ContactDetailsChanged} is "Contact details
     * changed".
     */
    public static String ofName(String event) {
        return capital(event.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    /** The name of a field as people read it: {@code jobTitle} is "Job title", {@code ownerId} is "Owner". */
    static String ofField(String name) {
        var words = name.replace('.', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ").replaceAll(" (Id|Ids|At)$", "");
        return capital(words.toLowerCase(Locale.ROOT));
    }

    /** With a capital first letter. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A colon and the reason, when there is one. */
    public static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }

    public static String quoted(String text) {
        return "“" + text + "”";
    }

    /** A key as words: {@code first-meeting} is "first meeting". */
    public static String words(String key) {
        return key.replace('-', ' ');
    }

    public static @Nullable String money(@Nullable Money money) {
        return money == null ? null : money.amount().toPlainString() + " " + money.currency();
    }

    /** Those that are there, separated by commas. */
    public static String inWords(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }
}
