package dev.rapport.reporting.field;

import dev.rapport.events.field.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of kinds of records.
 *
 * @param items kind by kind, each in the order in which a record is answered
 */
record FieldList(List<FieldDescription> items) {

    /**
     * A field.
     *
     * @param kind of the records that have it, e.g. {@code lead}
     * @param key its name in answers and requests
     * @param type of its value, or of the items of its list
     * @param list whether it holds several values
     * @param label what people read beside it
     * @param description one sentence about it; null when there is none
     * @param options the values there are, when they are fixed
     * @param reference the kinds of records it may refer to
     * @param longest most characters of a text; null when nothing limits it
     * @param filterable whether lists can be narrowed by it
     * @param sortable whether lists can be sorted by it
     * @param searchable whether its words are found
     * @param personal whether it says something about a person
     * @param required whether a record cannot be made without it
     * @param readOnly whether nobody gives it: it follows from what happens
     * @param nullable whether a record may lack it
     * @param custom whether a company has defined it for itself
     */
    record FieldDescription(
            String kind,
            String key,
            FieldType type,
            boolean list,
            String label,
            @Nullable String description,
            List<FieldOption> options,
            List<String> reference,
            @Nullable Integer longest,
            boolean filterable,
            boolean sortable,
            boolean searchable,
            boolean personal,
            boolean required,
            boolean readOnly,
            boolean nullable,
            boolean custom) {}

    /** @param label what people read */
    record FieldOption(String value, String label) {}
}
