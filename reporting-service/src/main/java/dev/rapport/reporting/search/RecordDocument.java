package dev.rapport.reporting.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.elasticsearch.Fields;

/** The document of a record in the index: exact fields to filter and sort by, texts, fragments, and the state. */
final class RecordDocument {

    /** The record's own texts, in the order in which a reader would like to see why it was found. */
    static final List<String> TEXTS = List.of("name", "title", "organisation", "email", "phone", "jobTitle", "industry",
            "website", "interest", "summary", "outcome");

    /** Digits after the decimal point kept of an amount for filtering and sorting; no currency has more. */
    static final int AMOUNT_DIGITS = 4;

    private static final List<String> EXACT = List.of("ownerId", "status", "source", "lifecycle", "tier", "accountIds",
            "language", "territory", "mergedInto", "industry", "role", "managerId", "team", "leadId", "stage",
            "pipelineId", "customerId", "currency", "channel", "direction", "employeeId", "outcome", "contactId");

    /** Written in lower case: found and sorted whatever the case. */
    private static final List<String> CASELESS = List.of("name", "title", "organisation", "email");

    private static final List<String> INSTANTS = List.of("createdAt", "updatedAt", "occurredAt");

    private static final int LONGEST_EXACT = 256;

    static final Map<String, ?> PROPERTIES = properties();

    private RecordDocument() {}

    private static Map<String, ?> properties() {
        var properties = new TreeMap<String, Object>();
        EXACT.forEach(field -> properties.put(field, Fields.KEYWORD));
        CASELESS.forEach(field -> properties.put(field, Fields.KEYWORD));
        INSTANTS.forEach(field -> properties.put(field, Fields.LONG));
        properties.put("type", Fields.KEYWORD);
        properties.put("phone", Fields.KEYWORD);
        properties.put("amount", Fields.LONG);
        properties.put("expectedClose", Fields.LONG);
        properties.put("active", Fields.BOOLEAN);
        properties.put("defaultPipeline", Fields.BOOLEAN);
        var texts = new TreeMap<String, Object>();
        TEXTS.forEach(field -> texts.put(field, Fields.TEXT));
        texts.put("all", Fields.TEXT);
        properties.put("text", Map.of("properties", texts));
        properties.put("fragments", Fields.KEYWORD);
        properties.put("thai", Map.of("type", "text", "analyzer", "whitespace"));
        properties.put("state", Fields.KEPT);
        return Map.copyOf(properties);
    }

    static Map<String, ?> of(String type, String id, EventEnvelope event, RecordState record) {
        if (RecordState.ERASED.equals(record.text("status"))) {
            return erasedRecord(type, id, event, record);
        }
        var document = head(type, id, event.sequence());
        EXACT.forEach(field -> put(document, field, exact(record, field)));
        CASELESS.forEach(field -> put(document, field, caseless(record.text(field))));
        INSTANTS.forEach(field -> put(document, field, instant(record.text(field))));
        put(document, "phone", record.text("phone"));
        put(document, "amount", amount(record.text("amount")));
        put(document, "expectedClose", day(record.text("expectedClose")));
        put(document, "active", record.text("active"));
        put(document, "defaultPipeline", record.text("defaultPipeline"));
        texts(document, record);
        document.put("state", record.values());
        return document;
    }

    /** What is left of a contact that asked to be forgotten: that there was one. */
    private static Map<String, ?> erasedRecord(String type, String id, EventEnvelope event, RecordState record) {
        var document = head(type, id, event.sequence());
        put(document, "status", RecordState.ERASED);
        put(document, "ownerId", record.text("ownerId"));
        INSTANTS.forEach(field -> put(document, field, instant(record.text(field))));
        document.put("state", record.values());
        return document;
    }

    /** Takes the place of a record of another topic that tells who the erased person was. */
    static Map<String, ?> erased(String type, String id, long sequence) {
        var document = head(type, id, sequence);
        document.put("status", RecordState.ERASED);
        document.put("state", Map.of("status", RecordState.ERASED));
        return document;
    }

    /** That a person has been erased. */
    static Map<String, ?> marker(EventEnvelope event) {
        return Map.of("kind", "erased", "recordId", event.aggregateId().toString(), "sequence", event.sequence());
    }

    private static Map<String, Object> head(String type, String id, long sequence) {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", "record");
        document.put("type", type);
        document.put("recordId", id);
        document.put("sequence", sequence);
        return document;
    }

    private static void texts(Map<String, Object> document, RecordState record) {
        var texts = new LinkedHashMap<String, Object>();
        var all = new StringBuilder();
        for (var field : TEXTS) {
            var text = record.text(field);
            if (text != null) {
                texts.put(field, text);
                // The full stop keeps phrases from reaching over from one field into the next.
                all.append(text).append(" . ");
            }
        }
        for (var address : List.of("email", "website")) {
            var parts = record.text(address);
            if (parts != null) {
                // An analyzer takes first.last for one word.
                all.append(parts.replaceAll("[^\\p{L}\\p{N}]+", " ")).append(" . ");
            }
        }
        var fragments = new ArrayList<String>();
        fragments.addAll(Fragments.ofEmail(record.text("email")));
        fragments.addAll(Fragments.ofPhone(record.text("phone")));
        fragments.addAll(Fragments.ofEmail(record.text("website")));
        texts.put("all", all.toString());
        document.put("text", texts);
        document.put("fragments", fragments);
        document.put("thai", ThaiGrams.of(all.toString()));
    }

    private static @Nullable Object exact(RecordState record, String field) {
        var several = record.several(field);
        return several.isEmpty() ? shortened(record.text(field)) : several;
    }

    private static @Nullable String caseless(@Nullable String text) {
        return text == null ? null : shortened(text.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_EXACT ? text : text.substring(0, LONGEST_EXACT);
    }

    private static @Nullable Long instant(@Nullable String text) {
        return text == null ? null : Fields.micros(Instant.parse(text));
    }

    /** Days since 1970: a date of Elasticsearch would come back from sorting in another form than it went in. */
    private static @Nullable Long day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text).toEpochDay();
    }

    private static @Nullable Long amount(@Nullable String text) {
        return text == null ? null : amount(new BigDecimal(text));
    }

    /** An amount as the index holds it; one beyond the largest whole number counts as that. */
    static long amount(BigDecimal amount) {
        return amount.setScale(AMOUNT_DIGITS, RoundingMode.DOWN).unscaledValue()
                .min(java.math.BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static void put(Map<String, Object> document, String field, @Nullable Object value) {
        if (value != null) {
            document.put(field, value);
        }
    }
}
