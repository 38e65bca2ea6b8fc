package dev.rapport.common.web;

import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.field.Normal;
import dev.rapport.events.field.EmailAddress;
import dev.rapport.events.field.PhoneNumber;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Text of a request in the form in which it is kept, so that it is checked as it will be stored. */
final class GivenText extends StdScalarDeserializer<String> {

    private final transient FieldProperties properties;
    private final transient UnaryOperator<String> form;

    GivenText(FieldProperties properties) {
        this(properties, Normal::required);
    }

    private GivenText(FieldProperties properties, UnaryOperator<String> form) {
        super(String.class);
        this.properties = properties;
        this.form = form;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        if (property != null && property.getAnnotation(EmailAddress.class) != null) {
            return new GivenText(properties, Normal::email);
        }
        if (property != null && property.getAnnotation(PhoneNumber.class) != null) {
            return new GivenText(properties, this::phone);
        }
        return this;
    }

    /** What is no phone number stays as it is, and is refused by the check that follows. */
    private String phone(String given) {
        String number = Normal.phone(given, properties.defaultRegion());
        return number == null ? Normal.required(given) : number;
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            context.reportInputMismatch(this, "A string is expected");
        }
        return StandardForms.isAbsent(parser) ? null : form.apply(parser.getString());
    }
}
