package dev.rapport.interaction.known;

import dev.rapport.common.field.Normal;
import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds whom texts name: {@code @} and the name of a colleague, or the local part of the e-mail address. The longest
 * name counts. A name that several have names nobody.
 */
final class NamesInTexts {

    private NamesInTexts() {}

    /** Whether there is an {@code @}, in any width. */
    static boolean mayName(String text) {
        return text.indexOf('@') >= 0 || text.indexOf('＠') >= 0 || text.indexOf('﹫') >= 0;
    }

    /** As names and texts are compared: without regard to case, width and the kind and number of blanks. */
    static String folded(String text) {
        var folded = new StringBuilder(text.length());
        Normal.compatible(Normal.required(text)).codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .forEach(point -> {
                    if (!Character.isWhitespace(point) && !Character.isSpaceChar(point)) {
                        folded.appendCodePoint(point);
                    } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                        folded.append(' ');
                    }
                });
        return folded.toString().strip();
    }

    static Set<UUID> find(Collection<String> texts, Collection<Colleague> colleagues) {
        var ways = new HashMap<String, Set<UUID>>();
        for (var colleague : colleagues) {
            add(ways, colleague.name(), colleague.id());
            add(ways, colleague.address(), colleague.id());
            if (colleague.name().codePoints().anyMatch(point -> !isSpaced(point) && Character.isLetter(point))) {
                // 张 伟 is 张伟, and Thai is written without blanks within a sentence.
                add(ways, colleague.name().replace(" ", ""), colleague.id());
            }
        }
        var found = new HashSet<UUID>();
        texts.stream().filter(NamesInTexts::mayName).map(NamesInTexts::folded).forEach(text -> {
            for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
                // Within an e-mail address it names nobody.
                if (at == 0 || !isSpaced(text.codePointBefore(at))) {
                    found.addAll(named(text, at + 1, ways));
                }
            }
        });
        return found;
    }

    private static void add(Map<String, Set<UUID>> ways, String name, UUID id) {
        if (!name.isEmpty()) {
            ways.computeIfAbsent(name, _ -> new HashSet<>()).add(id);
        }
    }

    private static Set<UUID> named(String text, int from, Map<String, Set<UUID>> ways) {
        int longest = 0;
        Set<UUID> named = Set.of();
        for (var way : ways.entrySet()) {
            var name = way.getKey();
            if (name.length() > longest && text.startsWith(name, from) && endsAt(text, from + name.length())) {
                longest = name.length();
                named = way.getValue();
            }
        }
        return named.size() == 1 ? named : Set.of();
    }

    /** Whether a name can end there: not in the middle of a word. */
    private static boolean endsAt(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        int next = text.codePointAt(end);
        int type = Character.getType(next);
        if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK) {
            return false;
        }
        if (!isSpaced(text.codePointBefore(end))) {
            return true;
        }
        int after = end + Character.charCount(next);
        boolean joins = ".-_@".indexOf(next) >= 0;
        return !isSpaced(joins && after < text.length() ? text.codePointAt(after) : next);
    }

    /** Whether it belongs to a word of a script that has blanks between words. */
    private static boolean isSpaced(int point) {
        return Character.isLetterOrDigit(point) && switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> false;
            default -> true;
        };
    }
}
