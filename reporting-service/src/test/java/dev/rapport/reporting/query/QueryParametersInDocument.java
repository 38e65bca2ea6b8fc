package dev.rapport.reporting.query;

import dev.rapport.common.security.Caller;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.resource.Resources;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes in the API document what handlers read from their {@link Parameters}. */
@Configuration(proxyBeanMethods = false)
public class QueryParametersInDocument {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Parameters.class, Reading.class, Caller.class);
    }

    @Bean
    OperationCustomizer queryParameters(Resources resources) {
        return (operation, handler) -> {
            var all = handler.getMethod().getAnnotationsByType(QueryParameter.class);
            Arrays.stream(all).map(parameter -> described(parameter, resources)).forEach(operation::addParametersItem);
            return operation;
        };
    }

    private static Parameter described(QueryParameter parameter, Resources resources) {
        var schema = switch (parameter.form()) {
            case TEXT -> text(parameter.most());
            case INTEGER -> ofType("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(parameter.most()));
            case FLAG -> ofType("boolean");
            case ID -> ofType("string").format("uuid");
            case IDS -> parameter.most() == Integer.MAX_VALUE
                    ? several(ofType("string").format("uuid"))
                    : several(ofType("string").format("uuid")).maxItems(parameter.most());
            case EMPLOYEES -> employees();
            case TEXTS -> several(ofType("string").minLength(1));
            case CHOICE -> choice(List.of(parameter.choices()));
            case CHOICES -> several(choice(List.of(parameter.choices())));
            case KINDS -> several(choice(resources.kinds()));
            case SEARCHED_KINDS -> several(choice(resources.searchedKinds()));
            case KINDS_WITH_CUSTOMER -> several(choice(resources.kindsWithCustomer()));
            // Generated clients have no type for a choice of two formats, so a day is understood and only told of.
            case INSTANT, START, END -> ofType("string").format("date-time");
            case DAY -> ofType("string").format("date");
        };
        if (!parameter.absent().isEmpty()) {
            schema.setDefault(parameter.form() == QueryParameter.Form.INTEGER
                    ? (Object) Integer.valueOf(parameter.absent())
                    : parameter.absent());
        }
        var described = parameter(parameter.name(), parameter.description(), schema).required(parameter.required());
        if (!parameter.example().isEmpty()) {
            described.setExample(schema.getTypes().contains("array")
                    ? List.of(parameter.example())
                    : parameter.example());
        } else if (parameter.form() == QueryParameter.Form.EMPLOYEES) {
            described.setExample(List.of(Parameters.ME));
        }
        return described;
    }

    /** Of a question that can be asked about the past. */
    public static void describeAsOf(Operation operation) {
        operation.addParametersItem(
                parameter(AsOf.PARAMETER, AsOf.DESCRIPTION, ofType("string").format("date-time")));
        operation.addParametersItem(parameter(AsOf.TIME, AsOf.TIME_DESCRIPTION, choice(AsOf.TIMES)));
    }

    /** Ids, or a word for the caller: of two forms, for which generated clients have no type but text. */
    public static Schema<?> employees() {
        return several(ofType("string").pattern("^(me|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$"));
    }

    private static Schema<?> text(int most) {
        var text = ofType("string").minLength(1);
        return most == Integer.MAX_VALUE ? text : text.maxLength(most).pattern("^[^\\u0000]*\\S[^\\u0000]*$");
    }

    /** A parameter of the query; it is repeated for several values. */
    public static Parameter parameter(String name, String description, Schema<?> schema) {
        var parameter = new Parameter().in("query").name(name).description(description).schema(schema);
        if (schema.getTypes() != null && schema.getTypes().contains("array")) {
            parameter.style(Parameter.StyleEnum.FORM).explode(true);
        }
        return parameter;
    }

    public static Schema<?> several(Schema<?> of) {
        return ofType("array").items(of).minItems(1).maxItems(100);
    }

    @SuppressWarnings("unchecked")
    public static Schema<?> choice(List<String> choices) {
        var schema = (Schema<Object>) ofType("string");
        schema.setEnum(List.copyOf(choices));
        return schema;
    }

    public static Schema<?> ofType(String type) {
        return new Schema<>().types(Set.of(type));
    }
}
