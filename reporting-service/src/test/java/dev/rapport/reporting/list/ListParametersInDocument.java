package dev.rapport.reporting.list;

import static dev.rapport.reporting.query.QueryParametersInDocument.choice;
import static dev.rapport.reporting.query.QueryParametersInDocument.employees;
import static dev.rapport.reporting.query.QueryParametersInDocument.ofType;
import static dev.rapport.reporting.query.QueryParametersInDocument.parameter;
import static dev.rapport.reporting.query.QueryParametersInDocument.several;

import dev.rapport.common.condition.Condition;
import dev.rapport.common.openapi.Examples;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.record.Include;
import dev.rapport.reporting.record.RecordsInDocument;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.search.Alphabet;
import dev.rapport.reporting.search.TextQuery;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes in the API document what each list can be narrowed and sorted by. */
@Configuration(proxyBeanMethods = false)
public class ListParametersInDocument {

    /** A key that a company may have chosen. */
    private static final String KEY = "salesforce";

    static {
        SpringDocUtils.getConfig().addRestControllers(ListController.class);
    }

    @Bean
    OperationCustomizer listParameters() {
        return (operation, handler) -> {
            if (handler.getBean() instanceof ListController lists) {
                describe(operation, lists.resource());
            }
            return operation;
        };
    }

    private static void describe(Operation operation, Resource<?> resource) {
        resource.allFields().stream().filter(field -> field.is(Ability.FILTERED))
                .forEach(field -> Filter.of(field).forEach(filter -> operation.addParametersItem(
                        parameter(filter.parameter(), description(filter, field), schema(filter))
                                .example(example(filter, field)))));
        resource.fields().stream().filter(field -> field.is(Ability.KEYED))
                .forEach(field -> operation.addParametersItem(parameter(field.name() + "." + KEY,
                        field.meaning().description() + ": any of these in the system " + KEY
                                + "; another key in its place for another system",
                        several(ofType("string").minLength(1))).example(List.of("0035e00002vBLkQ"))));
        resource.deadlines().forEach(deadline -> operation.addParametersItem(parameter(deadline.parameter(),
                "Only what is open and was due before today in the company's time zone: true, or all else: false",
                ofType("boolean")).example(true)));
        operation.addParametersItem(parameter(ListQuery.ID,
                "Only these records, whatever their status is; %d at most".formatted(ListQuery.MOST),
                several(ofType("string").format("uuid")).maxItems(ListQuery.MOST)));
        if (!Include.choices(resource).isEmpty()) {
            operation.addParametersItem(RecordsInDocument.include(resource));
        }
        if (ListQuery.hasOwner(resource)) {
            operation.addParametersItem(parameter(OwnerFilter.TEAM, OwnerFilter.TEAM_DESCRIPTION,
                    several(ofType("string").minLength(1))).example(List.of(OwnerFilter.TEAM_EXAMPLE)));
            operation.addParametersItem(parameter(OwnerFilter.BELOW, OwnerFilter.BELOW_DESCRIPTION, employees())
                    .example(List.of(Parameters.ME)));
        }
        operation.addParametersItem(parameter(Where.PARAMETER,
                "A condition that the records fulfil, in JSON, of at most"
                        + " 32 KiB: {\"all\": […]}, {\"any\": […]}, {\"not\": …} or a comparison of a field. GET /api/fields says"
                        + " which operators each field has. An address has at most 8 KB: a longer condition is saved as a view",
                ofType("string").minLength(1).maxLength(Condition.LONGEST)).example(condition(resource)));
        operation.addParametersItem(parameter(SavedViews.PARAMETER, "A saved view of these records that one may read:"
                + " its filters and order count where the request does not give its own, its condition always",
                ofType("string").format("uuid")));
        if (!Facets.choices(KnownFields.of(resource)).isEmpty()) {
            var facets = Facets.choices(KnownFields.of(resource)).stream().map(Field::name).toList();
            operation.addParametersItem(parameter(Facets.PARAMETER,
                    "Fields whose values are counted over all pages: the"
                            + " %d most frequent of each".formatted(Facets.MOST_VALUES),
                    ofType("array").items(choice(facets)).minItems(1).maxItems(Facets.MOST_FIELDS).uniqueItems(true))
                    .style(Parameter.StyleEnum.FORM).explode(false).example(List.of(facets.getFirst())));
        }
        operation.addParametersItem(parameter("q", "Words to find, as in the search",
                ofType("string").minLength(1).maxLength(TextQuery.LONGEST).pattern("^[^\\u0000]*\\S[^\\u0000]*$"))
                .example("warehouse"));
        var sorts = ListQuery.sorts(KnownFields.of(resource)).stream()
                .flatMap(sort -> List.of(sort, "-" + sort).stream()).toList();
        operation.addParametersItem(parameter("sort", "Order; - in front for descending. " + resource.usualOrder()
                + " when absent. Records that are changed while one walks through the pages change their place in"
                + " -updatedAt and can be missed: walk in -createdAt."
                + " Text is in the alphabet of the first language of Accept-Language" + amountsIn(resource),
                ofType("array").items(choice(sorts)).minItems(1).maxItems(4).uniqueItems(true))
                .style(Parameter.StyleEnum.FORM).explode(false).example(List.of(resource.usualOrder())));
        operation.addParametersItem(parameter(ListController.COLLATION,
                "The alphabet that texts are sorted by: of Latin, Thai or Chinese script first, each with the others"
                        + " behind. That of the first language of Accept-Language when absent",
                choice(Alphabet.collations())).example("th"));
        operation.addParametersItem(parameter("limit", "Most items on a page. 50 when absent",
                ofType("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200))).example(50));
        operation.addParametersItem(
                parameter("cursor", "The next of the page before, of the same list, filters and order",
                        ofType("string")).example("eyJhIjpbMTc2NF19"));
        operation.addParametersItem(
                parameter("count", "Whether to answer the total, over all pages", ofType("boolean")));
        if (!resource.actions().isEmpty()) {
            operation.addParametersItem(parameter(Reader.CAN,
                    "Whether to answer of each record, as `can`, what the caller can do with it; not of the past",
                    ofType("boolean")));
        }
    }

    /** One that every list understands. */
    private static String condition(Resource<?> resource) {
        var title = resource.usualOrder().replaceFirst("^-", "");
        return title.endsWith("At")
                ? "{\"field\":\"%s\",\"op\":\"withinDays\",\"value\":30}".formatted(title)
                : "{\"field\":\"%s\",\"op\":\"contains\",\"value\":\"north\"}".formatted(title);
    }

    private static String amountsIn(Resource<?> resource) {
        return ListQuery.sorts(KnownFields.of(resource)).contains("amount") ? ". By amount demands one currency" : "";
    }

    private static String description(Filter filter, Field field) {
        var meaning = field.meaning().description() + ": ";
        return switch (filter.kind()) {
            case IDS -> filter.parameter().equals("customerId")
                    ? "Only what concerns any of these customers and all that belongs to them, as in the 360° view:"
                            + " duplicates, contacts of an account while they belong to it, the leads they came from"
                    : meaning + "any of these ids";
            case EMPLOYEES -> meaning + "any of these ids; " + Parameters.ME + " is whoever asks";
            case CHOICES -> filter.parameter().equals("status")
                    ? meaning + "any of these. When absent, all but those that were erased or merged into another"
                    : meaning + "any of these";
            case TEXTS -> filter.parameter().equals("stage")
                    ? meaning + "any of these; a stage that no pipeline has is refused"
                    : meaning + "any of these, however they are written";
            case CURRENCIES -> meaning + "in any of these currencies, by their ISO 4217 codes";
            case FLAG -> meaning + "true or false; both when absent";
            case START -> meaning + "at this instant or later. A day like 2026-11-01 stands for its beginning in the"
                    + " company's time zone";
            case END -> meaning + "before this instant. A day like 2026-11-30 stands for its end in the company's"
                    + " time zone, so that the whole day is included";
            case FIRST_DAY -> meaning + "on this day or later";
            case LAST_DAY -> meaning + "on this day or earlier: the day itself is included";
            case DECIMAL -> meaning + (filter.parameter().startsWith("min") ? "at least this" : "at most this")
                    + ". Demands one currency";
            case INTEGER -> meaning + (filter.parameter().startsWith("min") ? "at least this" : "at most this");
        };
    }

    private static @Nullable Object example(Filter filter, Field field) {
        return switch (filter.kind()) {
            case CURRENCIES -> List.of("EUR");
            case DECIMAL -> filter.parameter().startsWith("min") ? "1000.00" : "5000.00";
            case INTEGER -> filter.parameter().startsWith("min") ? 10 : 250;
            case FLAG -> true;
            case EMPLOYEES -> List.of(Parameters.ME);
            case IDS, CHOICES, TEXTS -> Stream.ofNullable(Examples.of(field.meaning())).toList();
            case START, END, FIRST_DAY, LAST_DAY -> Examples.of(field.meaning());
        };
    }

    private static Schema<?> schema(Filter filter) {
        return switch (filter.kind()) {
            case IDS -> several(ofType("string").format("uuid"));
            case EMPLOYEES -> employees();
            case CHOICES -> several(choice(filter.choices()));
            case TEXTS -> several(ofType("string").minLength(1).pattern("^[^\\u0000]*\\S[^\\u0000]*$"));
            case CURRENCIES -> several(ofType("string").pattern("^[A-Z]{3}$"));
            case FLAG -> ofType("boolean");
            case INTEGER -> ofType("integer").minimum(BigDecimal.ZERO).maximum(new BigDecimal(999_999_999));
            case START, END -> ofType("string").format("date-time");
            case FIRST_DAY, LAST_DAY -> ofType("string").format("date");
            case DECIMAL -> ofType("string").pattern("^[0-9]{1,18}(\\.[0-9]{1,6})?$");
        };
    }
}
