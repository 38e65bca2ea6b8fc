package dev.rapport.reporting.search;

import dev.rapport.common.condition.Values;
import dev.rapport.common.field.Normal;
import dev.rapport.reporting.condition.ConditionIndex;
import dev.rapport.reporting.condition.CustomIndex;
import dev.rapport.reporting.condition.KeyedTexts;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Forgetting;
import dev.rapport.reporting.membership.Memberships;
import dev.rapport.reporting.past.Since;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.SearchKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document of a record in the index: values to filter and sort by, texts, fragments, and the record itself. */
public final class SearchDocument {

    /** Digits after the decimal point kept of an amount for filtering and sorting; no currency has more. */
    static final int AMOUNT_DIGITS = 4;

    /** What is searched in versions of the past: it must not count when words of the present are weighed. */
    static final String THEN = "then";

    private static final String PAST = "past";

    private static final JsonMapper STATE = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {
    };

    private static final int LONGEST_EXACT = 256;
    private static final int LONGEST_TITLE = 120;

    private SearchDocument() {}

    /** @param formerly what the person that it is was called before, which others may have written elsewhere */
    static Map<String, Object> of(Resource<?> resource, RecordDocument record, Set<String> formerly) {
        var document = of(resource, record, record.isErased());
        if (!formerly.isEmpty()) {
            document.put("formerly", formerly);
        }
        return document;
    }

    /** What is left of a document, of the present or the past, when somebody was forgotten whom it is about. */
    static Map<String, ?> forgotten(Resource<?> resource, RecordDocument record, JsonNode before) {
        boolean present = !before.path("kind").asString().equals(PAST);
        boolean personItself = present && resource.people().arePeople();
        var document = of(resource, record, personItself || record.isErased());
        if (personItself) {
            document.put("status", RecordDocument.ERASED);
        }
        document.put(Forgetting.FORGOTTEN, true);
        DocumentFacts.keep(document, before);
        Since.of(before).put(document, null);
        return present ? document : past(STATE.valueToTree(document), Since.end(before));
    }

    /** All that the person that a record is was ever called. */
    static Set<String> names(Resource<?> resource, JsonNode document) {
        var names = new LinkedHashSet<String>();
        document.path("formerly").forEach(name -> names.add(name.asString()));
        names.addAll(resource.people().names(STATE.convertValue(document.path("state"), VALUES)));
        return names;
    }

    private static Map<String, Object> of(Resource<?> resource, RecordDocument record, boolean erased) {
        var id = record.id().toString();
        var document = head(record.type(), id, record.version());
        document.put("shown", shown(resource, record));
        put(document, "createdAt", Fields.micros(record.createdAt()));
        put(document, "updatedAt", Fields.micros(record.updatedAt()));
        put(document, "status", record.fields().text("status"));
        var people = resource.people().of(record);
        put(document, Forgetting.ABOUT, people.isEmpty() ? null : people.stream().map(UUID::toString).toList());
        var accounts = Memberships.of(record).accounts();
        put(document, Memberships.ACCOUNTS, accounts.isEmpty() ? null : accounts.stream().map(UUID::toString).toList());
        if (erased) {
            // What is left of somebody who asked to be forgotten: that there was one.
            put(document, "ownerId", record.fields().text("ownerId"));
        } else {
            resource.values().stream().filter(SearchMapping::isIndexed)
                    .forEach(field -> index(document, field, record));
            ConditionIndex.put(document, resource, record);
            CustomIndex.put(document, record);
            SearchTexts.put(document, resource, record);
        }
        document.put("state", record.answer());
        return document;
    }

    /** A version that held until another took its place; questions about the present do not find it. */
    static Map<String, Object> past(JsonNode version, Since next) {
        var past = new LinkedHashMap<String, Object>();
        var then = new LinkedHashMap<String, Object>();
        version.properties().forEach(field -> {
            switch (field.getKey()) {
                case "type" -> past.put(Since.PAST_TYPE, field.getValue());
                case "text" -> then.put("text", Map.of("all", field.getValue().path("all")));
                case "loose", "fragments", "thai" -> then.put(field.getKey(), field.getValue());
                case "shown" -> {
                    // Nobody searches through the past.
                }
                default -> past.put(field.getKey(), field.getValue());
            }
        });
        past.put("kind", PAST);
        past.put(THEN, then);
        Since.of(version).put(past, next);
        return past;
    }

    /** What a result of a search says of the record besides where the words were found. */
    private static Map<String, Object> shown(Resource<?> resource, RecordDocument record) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("title", shortened(resource.title(record.fields())));
        put(shown, "mergedInto", record.fields().text("mergedInto"));
        return shown;
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 20)) + "…";
    }

    private static Map<String, Object> head(String type, String id, long sequence) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", "record");
        document.put("type", type);
        document.put("recordId", id);
        document.put("sequence", sequence);
        return document;
    }

    private static void index(Map<String, Object> document, Field field, RecordDocument record) {
        var value = valueOf(record, field);
        if (value == null) {
            return;
        }
        if (field.is(Ability.KEYED)) {
            document.put(field.indexName(), KeyedTexts.index(value));
        } else if (!ConditionIndex.holds(field)) {
            document.put(field.indexName(), switch (value) {
                case String text -> exact(text, field);
                case List<?> several when field.isText() -> several.stream()
                        .map(each -> exact(String.valueOf(each), field)).toList();
                default -> value;
            });
        }
        if (field.keys().contains(SearchKey.ALPHABET) && value instanceof String text) {
            for (var alphabet : Alphabet.values()) {
                place(document, field.name(), alphabet, text);
            }
        }
    }

    /** With the values by which it is found, too; those of a list stand each once. */
    private static @Nullable Object valueOf(RecordDocument record, Field field) {
        var fields = record.fields().asMap();
        var value = Values.of(fields, field.name());
        var alternatives = field.alternatives() == null ? null : Values.of(fields, field.alternatives());
        return alternatives instanceof List<?> several && !several.isEmpty()
                ? Stream.concat(Stream.ofNullable(value), several.stream()).distinct().toList()
                : value;
    }

    @SuppressWarnings("unchecked")
    private static void place(Map<String, Object> document, String field, Alphabet alphabet, String text) {
        var places = (Map<String, Object>) document.computeIfAbsent("alphabet",
                _ -> new LinkedHashMap<String, Object>());
        ((Map<String, Object>) places.computeIfAbsent(field, _ -> new LinkedHashMap<String, Object>()))
                .put(alphabet.code(), alphabet.key(Normal.required(text)));
    }

    /** The one value by which a field is filtered, whichever way it is written: in documents and in questions. */
    public static String exact(String text, Field field) {
        if (!field.isText()) {
            return text;
        }
        var form = switch (field.meaning().type()) {
            case EMAIL -> Normal.email(text);
            case PHONE -> Objects.requireNonNullElse(Normal.phone(text, null), Normal.required(text));
            default -> Normal.required(Normal.compatible(text));
        };
        var exact = field.is(Ability.CASELESS) ? form.toLowerCase(Locale.ROOT) : form;
        return exact.length() <= LONGEST_EXACT ? exact : exact.substring(0, LONGEST_EXACT);
    }

    /** An amount as the index holds it; one beyond the largest whole number counts as that. */
    public static long amount(BigDecimal amount) {
        return amount.setScale(AMOUNT_DIGITS, RoundingMode.DOWN).unscaledValue()
                .min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static void put(Map<String, Object> document, String field, @Nullable Object value) {
        if (value != null) {
            document.put(field, value);
        }
    }
}
