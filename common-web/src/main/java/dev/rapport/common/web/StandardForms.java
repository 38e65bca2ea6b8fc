package dev.rapport.common.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Instants, days and ids are strings in their one documented form. Jackson by itself takes lists and numbers in strings
 * for times, an empty list for none, and Base64 for ids.
 */
final class StandardForms extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StandardForms() {
        super("rapport-standard-forms");
        add(Instant.class, Instant::parse);
        add(LocalDate.class, LocalDate::parse);
        add(UUID.class, StandardForms::id);
    }

    private static UUID id(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not in the form of RFC 9562");
        }
        return id;
    }

    private <T> void add(Class<T> type, Function<String, T> parse) {
        addDeserializer(type, new FromString<>(type, parse));
    }

    private static final class FromString<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> parse;

        FromString(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                context.reportInputMismatch(this, "A string is expected");
            }
            try {
                return parse.apply(parser.getString());
            } catch (RuntimeException e) {
                // The parsers' messages repeat the value, ours must not.
                return context.reportInputMismatch(this, "The string does not have the form that is expected");
            }
        }
    }
}
