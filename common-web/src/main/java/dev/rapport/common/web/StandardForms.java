package dev.rapport.common.web;

import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.field.Normal;
import dev.rapport.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.StdConverter;

/**
 * Instants, days and ids are strings in their one documented form, and so are amounts of money. Jackson by itself
 * takes lists and numbers in strings for times, an empty list for none, Base64 for ids, and numbers for amounts. Text
 * comes in the form in which it is kept, and where a field holds nothing that could be seen, as forms and spreadsheets
 * give it, the field is absent.
 */
final class StandardForms extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StandardForms(FieldProperties properties) {
        super("rapport-standard-forms");
        addDeserializer(String.class, new GivenText(properties));
        add(Instant.class, Instant::parse);
        add(LocalDate.class, LocalDate::parse);
        add(UUID.class, StandardForms::id);
        addDeserializer(Money.class, new StdConvertingDeserializer<>(new MoneyFromText()));
    }

    private static UUID id(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not in the form of RFC 9562");
        }
        return id;
    }

    /** Money as requests write it. */
    record MoneyText(@Nullable String amount, @Nullable String currency) {}

    /** An amount or a currency that is missing or no decimal comes as far as the check of {@code @Monetary}. */
    private static final class MoneyFromText extends StdConverter<MoneyText, Money> {

        private static final Pattern AMOUNT = Pattern.compile("\\d{1,40}(\\.\\d{1,4})?");
        /** No amount is negative, so that the check refuses it. */
        private static final BigDecimal NO_AMOUNT = BigDecimal.ONE.negate();

        @Override
        @SuppressWarnings("NullAway") // The check names what is missing.
        public Money convert(MoneyText text) {
            return new Money(amount(text.amount()), text.currency());
        }

        private static @Nullable BigDecimal amount(@Nullable String text) {
            if (text == null) {
                return null;
            }
            return AMOUNT.matcher(text).matches() ? new BigDecimal(text) : NO_AMOUNT;
        }
    }

    private <T> void add(Class<T> type, Function<String, T> parse) {
        addDeserializer(type, new FromString<>(type, parse));
    }

    /** Whether a field holds nothing; in a list it would leave a gap, which is refused. */
    static boolean isAbsent(JsonParser parser) {
        return !parser.streamReadContext().inArray() && Normal.text(parser.getString()) == null;
    }

    private static final class FromString<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> parse;

        FromString(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                context.reportInputMismatch(this, "A string is expected");
            }
            if (isAbsent(parser)) {
                return null;
            }
            try {
                return parse.apply(Normal.required(parser.getString()));
            } catch (RuntimeException e) {
                // The parsers' messages repeat the value, ours must not.
                return context.reportInputMismatch(this, "The string does not have the form that is expected");
            }
        }
    }
}
