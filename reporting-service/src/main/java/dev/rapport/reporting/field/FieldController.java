package dev.rapport.reporting.field;

import dev.rapport.common.condition.Operator;
import dev.rapport.common.security.Caller;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.field.FieldList.FieldDescription;
import dev.rapport.reporting.field.FieldList.FieldOption;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.resource.Sentences;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FieldController {

    private final Resources resources;

    FieldController(Resources resources) {
        this.resources = resources;
    }

    @GetMapping("/api/fields")
    @QueryParameter(name = "kind", form = Form.KINDS, description = "Only the fields of these kinds of records; of all when absent.")
    FieldList fields(Parameters parameters, Reading reading, Caller caller) {
        // Fields depend on no event: the reading only refuses a wrong position.
        caller.requireMayReadReports();
        var kinds = parameters.choices("kind", resources.kinds());
        parameters.check();
        return new FieldList((kinds.isEmpty() ? resources.kinds() : kinds).stream().map(resources::of)
                .flatMap(FieldController::fields).toList());
    }

    private static Stream<FieldDescription> fields(Resource<?> resource) {
        return resource.allFields().stream().map(field -> described(resource, field));
    }

    private static FieldDescription described(Resource<?> resource, Field field) {
        var meaning = field.meaning();
        return new FieldDescription(resource.kind(), field.name(), meaning.type(), meaning.list(), field.label(),
                meaning.description(), options(field), meaning.references(), meaning.longest(),
                field.is(Ability.FILTERED), field.is(Ability.SORTED), field.is(Ability.SEARCHED),
                field.isFaceted(), Operator.codesOf(meaning), meaning.personal(),
                field.is(Ability.REQUIRED), !field.is(Ability.GIVEN), field.is(Ability.NULLABLE), false);
    }

    private static List<FieldOption> options(Field field) {
        return field.meaning().type() == FieldType.CHOICE
                ? field.meaning().choices().stream()
                        .map(code -> new FieldOption(code, Sentences.capital(Sentences.words(code)))).toList()
                : List.of();
    }
}
