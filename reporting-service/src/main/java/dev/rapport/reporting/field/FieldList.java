package dev.rapport.reporting.field;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of kinds of records. */
record FieldList(
        @Description("Kind by kind, each in the order in which a record is answered") List<FieldDescription> items) {

    /** A field. */
    record FieldDescription(
            @Description("The kind of records that have it") String kind,
            @Description(value = "Its name in answers and requests", example = "jobTitle") String key,
            @Description("Of its value, or of the items of its list") FieldType type,
            @Description("Whether it holds several values") boolean list,
            @Description(value = "What people read beside it", example = "Job title") String label,
            @Description(value = "One sentence about it; null when there is none", example = "What the person does in the organisation") @Nullable String description,
            @Description("The values there are, when they are fixed") List<FieldOption> options,
            @Description(value = "The kinds of records it may refer to", example = "account") List<String> reference,
            @Description(value = "Most characters of a text; null when nothing limits it", example = "200") @Nullable Integer longest,
            @Description("Whether lists can be narrowed by it") boolean filterable,
            @Description("Whether lists can be sorted by it") boolean sortable,
            @Description("Whether its words are found") boolean searchable,
            @Description("Whether lists count its values") boolean facetable,
            @Description(value = "The operators that conditions compare it with; none when they cannot name it", example = "eq") List<String> operators,
            @Description("Whether it says something about a person") boolean personal,
            @Description("Whether a record cannot be made without it") boolean required,
            @Description("Whether nobody gives it: it follows from what happens") boolean readOnly,
            @Description("Whether a record may lack it") boolean nullable,
            @Description("Whether a company has defined it for itself") boolean custom) {}

    record FieldOption(
            @Description(value = "The code in answers and requests", example = "new") String value,
            @Description(value = "What people read", example = "New") String label,
            @Description("Whether records may get it") boolean active) {}
}
