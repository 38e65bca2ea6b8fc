package dev.rapport.common.openapi;

import dev.rapport.common.field.LanguageTagValidator;
import dev.rapport.events.field.CalendarDay;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Coded;
import dev.rapport.events.field.CountryCode;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.DomainName;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.LanguageTag;
import dev.rapport.events.field.Line;
import dev.rapport.events.field.PhoneNumber;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.Reference;
import dev.rapport.events.field.TimeZoneName;
import dev.rapport.events.field.WebAddress;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.PropertyCustomizer;

/** Documents fields as the annotations of the events declare them; what is not required may be null. */
public final class FieldConventions implements PropertyCustomizer {

    @Override
    public @Nullable Schema<?> customize(@Nullable Schema property, AnnotatedType type) {
        if (property == null) {
            // Details, whose fields lie flat in their body.
            return null;
        }
        Schema<?> field = property;
        Annotation[] annotations = type.getCtxAnnotations();
        // They come in any order; how a value is written tells callers more than what it means.
        List<Annotation> constraints = annotations == null
                ? List.of()
                : Stream.of(annotations).sorted(Comparator.comparing(each -> !(each instanceof Description))).toList();
        constraints.forEach(constraint -> constrain(field, constraint));
        if (field.getItems() != null) {
            // What is said of the list is said once.
            field.setItems(neverNull(field.getItems()).description(null).extensions(null));
        }
        if (field.getAdditionalProperties() instanceof Schema<?> entry && entry.getTypes() != null) {
            field.setAdditionalProperties(neverNull(entry).description(null));
        }
        boolean required = constraints.stream()
                .anyMatch(constraint -> constraint instanceof NotNull || constraint instanceof NotBlank);
        return required ? field : nullable(field);
    }

    private static Schema<?> neverNull(Schema<?> item) {
        if (item.getOneOf() != null) {
            return item.getOneOf().getFirst();
        }
        if (item.getTypes() != null) {
            item.getTypes().remove("null");
        }
        return item;
    }

    private static void constrain(Schema<?> field, Annotation constraint) {
        switch (constraint) {
            case Line line -> field.minLength(1).maxLength(line.max())
                    .pattern("^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]*$");
            case Prose prose -> field.minLength(1).maxLength(prose.max());
            case EmailAddress address -> field.format("email").minLength(3).maxLength(254);
            case PhoneNumber number -> field.format("phone").maxLength(40).description(
                    "In international form, or in national form where `rapport.default-region` names a country; an extension is kept: `+14155552671;ext=123`");
            case CalendarDay day -> field.pattern("^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$");
            case WebAddress address -> field.format("uri").maxLength(address.max());
            case LanguageTag tag -> field.pattern(LanguageTagValidator.SYNTAX).example("th");
            case CountryCode country -> field.pattern("^[A-Z]{2}$").example("TH");
            case DomainName domain -> field.maxLength(DomainName.LONGEST);
            case TimeZoneName zone -> field.maxLength(40).example("Asia/Bangkok");
            case Choice choice -> choose(field, Coded.codes(choice.value()));
            case Description description -> {
                field.description(description.value());
                if (!description.example().isEmpty()) {
                    field.example(Examples.typed(field, description.example()));
                }
            }
            case Reference reference -> field.addExtension("x-references", List.of(reference.value()));
            default -> {
                // Those of Bean Validation are known already.
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void choose(Schema field, List<String> codes) {
        field.setEnum(codes);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Schema<?> nullable(Schema field) {
        if (field.get$ref() != null) {
            return new Schema<>().oneOf(List.of(new Schema<>().$ref(field.get$ref()), ofType("null")))
                    .description(field.getDescription());
        }
        if (field.getTypes() != null && field.getTypes().size() == 1) {
            var types = new LinkedHashSet<String>(field.getTypes());
            types.add("null");
            field.setTypes(types);
            if (field.getEnum() != null) {
                var values = new ArrayList<Object>(field.getEnum());
                values.add(null);
                field.setEnum(values);
            }
        }
        return field;
    }

    public static Schema<?> ofType(String type) {
        return new Schema<>().types(Set.of(type));
    }
}
