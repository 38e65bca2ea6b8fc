package dev.rapport.reporting.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alphabets that lists are sorted by, after the Unicode CLDR. They differ in the script that comes first; Chinese
 * is in the order of Pinyin in all of them.
 */
public enum Alphabet {
    /** Latin, then Thai, then Chinese. */
    LATIN("root", "zh", Collator.ReorderCodes.NONE),
    /** Thai first. */
    THAI("th", "zh", UScript.THAI),
    /** Chinese first. */
    CHINESE("zh", "zh");

    /** More would be too long for a value that Elasticsearch sorts by; the beginning of a text tells it apart. */
    private static final int LONGEST = 400;

    @SuppressWarnings("ImmutableEnumChecker") // It is frozen.
    private final RuleBasedCollator collator;

    private final String collation;

    Alphabet(String collation, String language, int... order) {
        this.collation = collation;
        var rules = (RuleBasedCollator) Collator.getInstance(ULocale.forLanguageTag(language)).cloneAsThawed();
        if (order.length > 0) {
            rules.setReorderCodes(order);
        }
        rules.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        collator = (RuleBasedCollator) rules.freeze();
    }

    /**
     * The alphabet of who reads.
     *
     * @param languages
     *            as in the header {@code Accept-Language}; null when it was not sent
     */
    public static Alphabet of(@Nullable String languages) {
        return ranges(languages).stream()
                .flatMap(range -> switch (range.getRange().split("-", -1)[0]) {
                    case "th" -> Stream.of(THAI);
                    case "zh" -> Stream.of(CHINESE);
                    default -> Stream.of(LATIN);
                }).findFirst().orElse(LATIN);
    }

    /** What requests call the alphabets. */
    public static List<String> collations() {
        return Stream.of(values()).map(alphabet -> alphabet.collation).toList();
    }

    /** The alphabet that a request asks for; if it does not, that of who reads. */
    public static Alphabet of(@Nullable String collation, @Nullable String languages) {
        return Stream.of(values()).filter(alphabet -> alphabet.collation.equals(collation)).findFirst()
                .orElseGet(() -> of(languages));
    }

    /** The best first; none when nobody can read what was sent. */
    private static List<Locale.LanguageRange> ranges(@Nullable String languages) {
        try {
            return languages == null ? List.of() : Locale.LanguageRange.parse(languages);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Its name in the index. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of the index in which the place of a field's text in this alphabet stands. */
    public String field(String name) {
        return "alphabet." + name + "." + code();
    }

    /** Where a text stands: the order of these keys is that of the texts. */
    String key(String text) {
        var key = collator.getCollationKey(text).toByteArray();
        return HexFormat.of().formatHex(key.length <= LONGEST ? key : Arrays.copyOf(key, LONGEST));
    }
}
