package dev.rapport.reporting.condition;

import dev.rapport.common.condition.Key;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the index of all records holds custom fields. What is put into it follows from the values alone, never from the
 * definitions, which may come later or change: of each value its {@linkplain Key keys} as a text, and as a number if it
 * can be read as one. Whoever asks knows the definition, and so which of them to ask for. The index meets a key for the
 * first time with a value, and learns of it then.
 */
public final class CustomIndex {

    /** The object of a document that holds them. */
    public static final String OBJECT = "custom";

    private static final String TEXTS = "text";
    private static final String NUMBERS = "number";
    private static final String ORDER = "order";

    /** What is sorted and counted by: enough to tell texts apart. */
    private static final int LONGEST_ORDER = 256;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private CustomIndex() {}

    /** How the index keeps what it does not know yet. */
    public static List<Map<String, ?>> templates() {
        return List.of(template(TEXTS, Map.of("type", "keyword", "doc_values", false)), template(NUMBERS, Fields.LONG),
                template(ORDER, Map.of("type", "keyword", "index", false)));
    }

    private static Map<String, ?> template(String name, Map<String, ?> mapping) {
        return Map.of(OBJECT + "_" + name, Map.of("path_match", path(name, "*"), "mapping", mapping));
    }

    /** Where the index may learn. */
    public static Map<String, ?> mapping() {
        var growing = Map.of("type", "object", "dynamic", true);
        return Map.of("type", "object", "properties", Map.of(TEXTS, growing, NUMBERS, growing, ORDER, growing));
    }

    private static String path(String name, String key) {
        return OBJECT + "." + name + "." + key;
    }

    private static boolean isNumber(Field field) {
        return Key.isOrdered(field.meaning().type());
    }

    /** Where the index holds what conditions compare. */
    static String name(Field field) {
        return path(isNumber(field) ? NUMBERS : TEXTS, field.customKey());
    }

    /** Where it holds the currency of amounts. */
    static String currency(Field field) {
        return path(TEXTS, field.customKey());
    }

    /** What lists are sorted by, and count. */
    public static String order(Field field) {
        return path(isNumber(field) ? NUMBERS : ORDER, field.customKey());
    }

    /** A key as the index has it. */
    static Object value(Key key) {
        return switch (key) {
            case Key.Text(String text) -> text(text);
            case Key.Flag(boolean flag) -> Boolean.toString(flag);
            case Key.Ordinal(long number) -> number;
            case Key.Amount(long amount, _) -> amount;
        };
    }

    /** A text, a code or an id as the index has it. */
    public static String text(String text) {
        return Key.folded(text);
    }

    /** Puts the custom fields of a record into its document. */
    public static void put(Map<String, Object> document, RecordDocument record) {
        if (record.fields().asMap().get(Resource.CUSTOM) instanceof Map<?, ?> values && !values.isEmpty()) {
            var forms = new Forms();
            values.forEach((key, value) -> forms.add(String.valueOf(key), value));
            document.put(OBJECT, forms.all);
        }
    }

    /** The values of one record in all their forms. */
    private static final class Forms {

        private final Map<String, Map<String, Object>> all = new TreeMap<>();

        void add(String key, @Nullable Object value) {
            switch (value) {
                case null -> {
                    // Nothing is there.
                }
                case List<?> several -> {
                    var texts = new ArrayList<String>();
                    several.forEach(each -> texts.add(text(String.valueOf(each))));
                    put(TEXTS, key, texts);
                    put(ORDER, key, texts);
                }
                case Map<?, ?> money -> {
                    put(TEXTS, key, text(String.valueOf(money.get("currency"))));
                    put(NUMBERS, key, Key.scaled(new BigDecimal(String.valueOf(money.get("amount"))),
                            Key.AMOUNT_DIGITS));
                }
                case Number number -> put(NUMBERS, key, number.longValue());
                case Object other -> {
                    var text = text(other.toString());
                    put(TEXTS, key, text);
                    put(ORDER, key, text.codePointCount(0, text.length()) <= LONGEST_ORDER
                            ? text
                            : text.substring(0, text.offsetByCodePoints(0, LONGEST_ORDER)));
                    var number = number(other.toString());
                    if (number != null) {
                        put(NUMBERS, key, number);
                    }
                }
            }
        }

        private void put(String form, String key, Object value) {
            all.computeIfAbsent(form, _ -> new LinkedHashMap<>()).put(key, value);
        }
    }

    /** A text that says a number, a day or an instant has the key of that. */
    private static @Nullable Long number(String text) {
        try {
            if (DECIMAL.matcher(text).matches()) {
                return Key.scaled(new BigDecimal(text), Key.DECIMAL_DIGITS);
            } else if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text).toEpochDay();
            } else if (INSTANT.matcher(text).matches()) {
                return Key.micros(Instant.parse(text));
            }
        } catch (DateTimeException e) {
            // It only looks like one.
        }
        return null;
    }
}
