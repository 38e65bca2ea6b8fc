package dev.rapport.common.openapi;

import dev.rapport.events.field.EventField;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One example for each field and parameter: the one that is declared, or else one that its type and format give. */
public final class Examples {

    private static final Map<String, String> BY_FORMAT = Map.of("uuid", "01900000-0000-7000-8000-0000000000c1",
            "date-time", "2026-11-01T10:00:00Z", "date", "2026-11-30", "email", "somchai@siam-trading.example", "phone",
            "+66812345678", "uri", "https://siam-trading.example");

    private Examples() {}

    /** Completes a document. What has neither an example of its own nor a telling type stays without one. */
    public static void addTo(OpenAPI document) {
        var components = document.getComponents();
        components.getSchemas().values().forEach(Examples::addToFields);
        Stream.ofNullable(components.getParameters()).flatMap(all -> all.values().stream()).forEach(Examples::addTo);
        Stream.ofNullable(components.getHeaders()).flatMap(all -> all.values().stream()).forEach(Examples::addTo);
        Stream.ofNullable(components.getResponses()).flatMap(all -> all.values().stream())
                .flatMap(response -> Stream.ofNullable(response.getHeaders()))
                .flatMap(headers -> headers.values().stream()).forEach(Examples::addTo);
        document.getPaths().values().stream().flatMap(item -> item.readOperations().stream())
                .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
                .flatMap(List::stream).forEach(Examples::addTo);
    }

    private static void addTo(Parameter parameter) {
        if (parameter.get$ref() == null && parameter.getExample() == null) {
            parameter.setExample(of(parameter.getSchema()));
        }
    }

    private static void addTo(Header header) {
        if (header.get$ref() == null && header.getExample() == null) {
            header.setExample(of(header.getSchema()));
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void addToFields(Schema<?> schema) {
        Map<String, Schema> fields = schema.getProperties() == null ? Map.of() : (Map) schema.getProperties();
        fields.values().forEach(field -> {
            addToFields(field);
            if (field.getItems() != null) {
                addToFields(field.getItems());
            }
            if (field.getExample() == null) {
                var example = of(field);
                if (example != null) {
                    field.setExample(example);
                }
            }
        });
        Stream.ofNullable((List<Schema>) (List) schema.getAllOf()).flatMap(List::stream).forEach(Examples::addToFields);
    }

    /** An example that its type gives; null when that says too little. */
    private static @Nullable Object of(Schema<?> schema) {
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getDefault() != null) {
            return schema.getDefault();
        }
        if (schema.getEnum() != null) {
            return schema.getEnum().stream().filter(Objects::nonNull).findFirst().orElse(null);
        }
        return switch (type(schema)) {
            case "string" -> schema.getFormat() == null ? null : BY_FORMAT.get(schema.getFormat());
            case "integer" -> schema.getMaximum() == null ? 3 : schema.getMaximum().min(BigDecimal.valueOf(600));
            case "number" -> new BigDecimal("0.25");
            case "boolean" -> true;
            case "array" -> {
                var item = schema.getItems() == null ? null : of(schema.getItems());
                yield item == null ? null : List.of(item);
            }
            default -> null;
        };
    }

    private static String type(Schema<?> schema) {
        return schema.getTypes() == null
                ? ""
                : schema.getTypes().stream().filter(type -> !type.equals("null")).findFirst().orElse("");
    }

    /** An example as the type of its schema has it; of a list, its only item. */
    public static Object typed(Schema<?> schema, String example) {
        return switch (type(schema)) {
            case "integer", "number" -> new BigDecimal(example);
            case "boolean" -> Boolean.valueOf(example);
            case "array" -> List.of(example);
            case "object" -> Map.of();
            default -> example;
        };
    }

    /** One value of a field, as JSON has it; null when neither its declaration nor its type gives one. */
    public static @Nullable Object of(EventField field) {
        if (field.example() != null) {
            return switch (field.type()) {
                case INTEGER -> new BigDecimal(field.example());
                default -> field.example();
            };
        }
        return switch (field.type()) {
            case EMAIL -> BY_FORMAT.get("email");
            case PHONE -> BY_FORMAT.get("phone");
            case URL -> BY_FORMAT.get("uri");
            case LANGUAGE -> "th";
            case TIMEZONE -> "Asia/Bangkok";
            case REFERENCE, ID -> BY_FORMAT.get("uuid");
            case DAY -> BY_FORMAT.get("date");
            case INSTANT -> BY_FORMAT.get("date-time");
            case CHOICE -> field.choices().getFirst();
            case BOOLEAN -> true;
            case INTEGER -> 3;
            case DECIMAL, TEXT, PROSE, MONEY, OBJECT -> null;
        };
    }
}
