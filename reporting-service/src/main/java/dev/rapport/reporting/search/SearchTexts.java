package dev.rapport.reporting.search;

import dev.rapport.common.condition.Values;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.SearchKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of a record is searched: its texts, words as they are compared, fragments and sounds. */
final class SearchTexts {

    private SearchTexts() {}

    /** Puts them into a document. */
    static void put(Map<String, Object> document, Resource<?> resource, RecordDocument record) {
        var texts = new LinkedHashMap<String, Object>();
        // As it is compared; values of their own, so that no phrase reaches over from one field into the next.
        var all = new ArrayList<String>();
        var fragments = new ArrayList<String>();
        var spelt = new ArrayList<String>();
        for (var field : resource.values()) {
            var keys = field.keys();
            var found = keys.isEmpty() ? List.<String>of() : textsOf(record, field);
            if (keys.contains(SearchKey.WORDS) && !found.isEmpty()) {
                texts.put(field.name(), field.meaning().list() ? found : found.getFirst());
            }
            for (var text : found) {
                if (keys.contains(SearchKey.WORDS)) {
                    all.add(Wording.plain(text));
                }
                if (field.meaning().type() == FieldType.TEXT) {
                    spelt.addAll(Sounds.spelt(Wording.plain(text)));
                    fragments.addAll(Sounds.ofThai(Wording.plain(text)));
                }
                if (keys.contains(SearchKey.PARTS)) {
                    // An analyzer takes first.last for one word.
                    all.add(Wording.plain(text).replaceAll("[^\\p{L}\\p{N}]+", " "));
                    fragments.addAll(Fragments.ofAddress(text));
                }
                if (keys.contains(SearchKey.DIGITS)) {
                    fragments.addAll(Fragments.ofPhone(text));
                }
            }
        }
        var custom = CustomWords.of(record);
        if (!custom.isEmpty()) {
            texts.put(Resource.CUSTOM, custom);
            custom.forEach(text -> all.add(Wording.plain(text)));
        }
        texts.put("all", all);
        document.put("text", texts);
        document.put("loose", Stream.concat(all.stream().map(Wording::loose), spelt.stream()).toList());
        document.put("fragments", fragments);
        document.put("thai", ThaiGrams.of(String.join(" . ", all)));
    }

    private static List<String> textsOf(RecordDocument record, Field field) {
        return switch (Values.of(record.fields().asMap(), field.name())) {
            case String text -> List.of(text);
            case List<?> several when field.meaning().list() -> several.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
