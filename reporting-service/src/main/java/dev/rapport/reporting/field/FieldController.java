package dev.rapport.reporting.field;

import dev.rapport.common.condition.Operator;
import dev.rapport.common.security.Caller;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.custom.CustomFields;
import dev.rapport.reporting.field.FieldList.FieldDescription;
import dev.rapport.reporting.field.FieldList.FieldOption;
import dev.rapport.reporting.freshness.Reading;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.query.QueryParameter.Form;
import dev.rapport.reporting.query.QueryParameter;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FieldController {

    private final Resources resources;
    private final CustomFields customFields;

    FieldController(Resources resources, CustomFields customFields) {
        this.resources = resources;
        this.customFields = customFields;
    }

    @GetMapping("/api/fields")
    @QueryParameter(name = "kind", form = Form.KINDS, description = "Only the fields of these kinds of records; of all when absent.")
    FieldList fields(Parameters parameters, Reading reading, Caller caller) {
        caller.requireMayReadReports();
        var kinds = parameters.choices("kind", resources.kinds());
        parameters.check();
        var defined = customFields.of(reading);
        return new FieldList((kinds.isEmpty() ? resources.kinds() : kinds).stream().map(resources::of)
                .map(defined::of).flatMap(FieldController::fields).toList());
    }

    private static Stream<FieldDescription> fields(KnownFields known) {
        return known.all().map(field -> described(known.resource(), field));
    }

    private static FieldDescription described(Resource<?> resource, Field field) {
        var meaning = field.meaning();
        return new FieldDescription(resource.kind(), field.name(), meaning.type(), meaning.list(), field.label(),
                meaning.description(), options(field), meaning.references(), meaning.longest(),
                field.is(Ability.FILTERED), field.is(Ability.SORTED), field.is(Ability.SEARCHED),
                field.isFaceted(), Operator.codesOf(meaning), meaning.personal(),
                field.is(Ability.REQUIRED), !field.is(Ability.GIVEN), field.is(Ability.NULLABLE), field.isCustom());
    }

    private static List<FieldOption> options(Field field) {
        return field.meaning().type() == FieldType.CHOICE
                ? field.options().stream()
                        .map(option -> new FieldOption(option.value(), option.label(), option.active())).toList()
                : List.of();
    }
}
