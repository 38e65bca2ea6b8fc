package dev.rapport.reporting.erasure;

import dev.rapport.reporting.erasure.Words.Word;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * By what people who were forgotten are recognised in texts of others: slow, salted digests of the words of their
 * names, of their addresses and of their telephone numbers. They can be compared and not be read. Immutable.
 */
public final class Traces {

    /** Stands where somebody was named. */
    public static final String BLANK = "\u2026";

    public static final Traces NONE = new Traces(Map.of());

    /** Each word of a text about somebody costs as many; they are few, because such texts are rare. */
    private static final int ROUNDS = 1000;

    private static final int DIGEST_BITS = 96;
    private static final Pattern BLANKS = Pattern.compile(BLANK + "(?:[\\s\\p{Pd}]*" + BLANK + ")+");

    /** By person; each as {@code <characters>.<digest>}. */
    private final Map<UUID, Set<String>> digests;

    private Traces(Map<UUID, Set<String>> digests) {
        this.digests = digests;
    }

    /** Of a person who is, or was, called this, and has these addresses and telephone numbers. */
    public static Traces of(UUID person, Collection<String> names) {
        return stored(person, names.stream().flatMap(name -> Words.of(name).stream())
                .map(word -> digest(person, word)).collect(Collectors.toSet()));
    }

    /** As they were stored. */
    public static Traces stored(UUID person, Collection<String> digests) {
        return new Traces(Map.of(person, Set.copyOf(digests)));
    }

    /** All of both. */
    public Traces plus(Traces more) {
        var all = new TreeMap<>(digests);
        more.digests.forEach((person, others) -> all.merge(person, others, (one, other) -> {
            var both = new TreeSet<>(one);
            both.addAll(other);
            return both;
        }));
        return new Traces(all);
    }

    /** Those of some people. */
    public Traces of(Collection<UUID> people) {
        var some = new TreeMap<>(digests);
        some.keySet().retainAll(people);
        return new Traces(some);
    }

    /** The people who were forgotten. */
    public Set<UUID> people() {
        return digests.keySet();
    }

    public boolean isEmpty() {
        return digests.isEmpty();
    }

    /** To be stored: whether there are any or not, the person was forgotten. */
    public List<String> digests(UUID person) {
        return digests.getOrDefault(person, Set.of()).stream().sorted().toList();
    }

    /** The text with a blank wherever one of the people is named; itself when none is. */
    public String without(String text) {
        var named = new ArrayList<Word>();
        for (var word : Words.of(text)) {
            if (isOfSomebody(word)) {
                named.add(word);
            } else if (word.isUnspaced()) {
                pieces(text, word, named);
            }
        }
        if (named.isEmpty()) {
            return text;
        }
        var rest = new StringBuilder();
        int at = 0;
        for (var word : named) {
            if (word.end() > at) {
                rest.append(text, at, Math.max(at, word.start())).append(BLANK);
                at = word.end();
            }
        }
        return BLANKS.matcher(rest.append(text, at, text.length())).replaceAll(BLANK);
    }

    private void pieces(String text, Word word, List<Word> named) {
        var lengths = digests.values().stream().flatMap(Set::stream).map(Traces::length).collect(Collectors.toSet());
        lengths.stream().flatMap(length -> Words.pieces(text, word, length).stream()).filter(this::isOfSomebody)
                .sorted((one, other) -> Integer.compare(one.start(), other.start())).forEach(named::add);
    }

    private boolean isOfSomebody(Word word) {
        return digests.entrySet().stream()
                .anyMatch(person -> person.getValue().stream().anyMatch(digest -> length(digest) == word.length())
                        && person.getValue().contains(digest(person.getKey(), word)));
    }

    private static int length(String digest) {
        return Integer.parseInt(digest.substring(0, digest.indexOf('.')));
    }

    private static String digest(UUID person, Word word) {
        var salt = ByteBuffer.allocate(2 * Long.BYTES).putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits()).array();
        try {
            var digest = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(word.form().toCharArray(), salt, ROUNDS, DIGEST_BITS)).getEncoded();
            return word.length() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Traces traces && digests.equals(traces.digests);
    }

    @Override
    public int hashCode() {
        return digests.hashCode();
    }

    /** Only the people. */
    @Override
    public String toString() {
        return digests.keySet().toString();
    }
}
