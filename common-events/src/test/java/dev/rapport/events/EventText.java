package dev.rapport.events;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an event means, in the words of its record's Javadoc: said once, shown in the schema and the document. */
final class EventText {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern JAVADOC = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n[^/]*)?public record ",
            Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) ([^}]*)}");

    private EventText() {}

    /** All sentences. */
    static String description(Class<?> recordClass) {
        var source = Committed.text(SOURCES.resolve(recordClass.getName().replace('.', '/') + ".java"));
        Matcher found = JAVADOC.matcher(source);
        if (!found.find()) {
            throw new IllegalStateException(recordClass + " has no Javadoc");
        }
        var text = found.group(1).replaceAll("(?m)^\\s*\\*", " ").replaceAll("(?s)\\n\\s*@param.*", "")
                .replace("<p>", " ");
        return TAG.matcher(text).replaceAll("$1").replaceAll("\\s+", " ").strip();
    }

    /** The first sentence. */
    static String summary(Class<?> recordClass) {
        return description(recordClass).replaceFirst("(?<=\\.) .*", "");
    }

    /** The name as words: {@code DealCreated} is "Deal created". */
    static String title(Class<?> recordClass) {
        var words = recordClass.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
