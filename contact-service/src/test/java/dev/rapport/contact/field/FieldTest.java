package dev.rapport.contact.field;

import static dev.rapport.common.testing.write.Scenario.ID;
import static dev.rapport.common.testing.write.Scenario.NOW;
import static dev.rapport.common.testing.write.Scenario.patch;

import dev.rapport.common.command.RecordRule;
import dev.rapport.common.custom.ValueForms;
import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.testing.People;
import dev.rapport.common.testing.write.Scenario;
import dev.rapport.events.field.CustomOption;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.FieldArchived;
import dev.rapport.events.field.FieldChanged;
import dev.rapport.events.field.FieldDefined;
import dev.rapport.events.field.FieldDetails;
import dev.rapport.events.field.FieldRestored;
import jakarta.validation.Validation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F12, FC01, FC03: how fields are defined. */
class FieldTest {

    private static final CustomOption GOLD = new CustomOption("gold", "Gold", true);
    private static final CustomOption SILVER = new CustomOption("silver", "Silver", true);
    private static final FieldDetails TIER = details(CustomType.CHOICE, "options", List.of(GOLD, SILVER), "personal",
            true);

    private int most = DefinedFields.MOST_ACTIVE;
    private final Scenario<Field> field = Scenario.of(Field.class).by(People.ADMIN)
            .with(ValueForms.class, new ValueForms(Validation.buildDefaultValidatorFactory().getValidator(),
                    FieldProperties.NONE))
            .with(DefinedFields.class, new DefinedFields() {
                @Override
                public void add(UUID fieldId, String entity) {
                    FieldRule.TOO_MANY_FIELDS.check(most > 0);
                }

                @Override
                public void putAway(UUID fieldId) {
                    most++;
                }

                @Override
                public void takeUp(UUID fieldId, String entity) {
                    FieldRule.TOO_MANY_FIELDS.check(most > 0);
                }
            });

    /** With all that a definition says when it is kept. */
    private static FieldDetails details(CustomType type, @Nullable Object... more) {
        var values = new HashMap<String, @Nullable Object>(Map.of("entity", "contact", "key", "field", "label",
                "Field", "type", type.code(), "required", false, "unique", false, "sensitive", false));
        for (int i = 0; i < more.length; i += 2) {
            values.put(String.valueOf(more[i]), more[i + 1]);
        }
        return Details.of(FieldDetails.class, values);
    }

    @Test
    void aFieldIsDefinedInItsOneForm() {
        field.when(new DefineField(ID, details(CustomType.DECIMAL, "label", " Rebate ", "labels",
                new HashMap<String, @Nullable String>(Map.of("zh-hans", " 折扣 ")), "min", "0.0", "max", "12.50",
                "default", "2.50")))
                .expect(new FieldDefined(details(CustomType.DECIMAL, "label", "Rebate", "labels",
                        Map.of("zh-Hans", "折扣"), "min", "0", "max", "12.5", "default", "2.5", "personal", true), NOW));
    }

    @Test
    void whatIsNotSaidIsKeptAsItIsUsual() {
        field.when(new DefineField(ID, Details.of(FieldDetails.class, "entity", "contact", "key", "field", "label",
                "Field", "type", "text")))
                .expect(new FieldDefined(details(CustomType.TEXT, "personal", true), NOW));
    }

    @Test
    void optionsAreActiveUnlessTheySayOtherwise() {
        field.when(new DefineField(ID, details(CustomType.CHOICE, "options",
                List.of(new CustomOption("gold", " Gold", null), new CustomOption("silver", "Silver", false)),
                "personal",
                false, "default", "gold")))
                .expect(new FieldDefined(details(CustomType.CHOICE, "options",
                        List.of(GOLD, new CustomOption("silver", "Silver", false)), "personal", false, "default",
                        "gold"), NOW));
    }

    @Test
    void nobodyElseDefinesOne() {
        field.given(new FieldDefined(TIER, NOW)).by(People.MANAGER)
                .when(new ChangeField(ID, patch("{\"label\": \"Tier\"}", FieldDetails.class)))
                .expectRefused(ForbiddenException.class);
    }

    static List<Arguments> senseless() {
        return List.of(Arguments.of(details(CustomType.CHOICE)),
                Arguments.of(details(CustomType.TEXT, "options", List.of(GOLD))),
                Arguments.of(details(CustomType.CHOICE, "options", List.of(GOLD, new CustomOption("GOLD", "G", true)))),
                Arguments.of(details(CustomType.INTEGER, "maxLength", 3)),
                Arguments.of(details(CustomType.TEXT, "min", "a")),
                Arguments.of(details(CustomType.MONEY, "min", "1")),
                Arguments.of(details(CustomType.INTEGER, "min", "1")),
                Arguments.of(details(CustomType.INTEGER, "min", 2, "max", 1)),
                Arguments.of(details(CustomType.BOOLEAN, "unique", true)),
                Arguments.of(details(CustomType.TEXT, "unique", true, "default", "a")),
                Arguments.of(details(CustomType.TEXT, "personal", false)),
                Arguments.of(details(CustomType.PHONE, "personal", false)),
                Arguments.of(details(CustomType.CONTACT, "personal", false)),
                Arguments.of(details(CustomType.BOOLEAN, "personal", false, "sensitive", true)),
                Arguments.of(details(CustomType.INTEGER, "max", 10, "default", 11)),
                Arguments.of(details(CustomType.EMPLOYEE, "default", ID.toString())),
                Arguments.of(details(CustomType.CHOICE, "options", List.of(GOLD), "default", "silver")),
                Arguments.of(details(CustomType.TEXT, "labels", Map.of("not a tag", "x"))),
                Arguments.of(details(CustomType.TEXT, "labels", Map.of("th", "x".repeat(201)))));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void whatMakesNoSenseIsRefused(FieldDetails given) {
        field.when(new DefineField(ID, given)).expectInvalid();
    }

    @Test
    void thereAreNoMoreThanTheLimit() {
        most = 0;
        field.when(new DefineField(ID, TIER)).expectBroken(FieldRule.TOO_MANY_FIELDS);
    }

    /** FC03: an option is renamed by its label, and whoever has it keeps it. */
    @Test
    void anOptionIsRenamedAndAnotherSwitchedOff() {
        var changed = List.of(new CustomOption("gold", "Golden", true), new CustomOption("silver", "Silver", false));
        field.given(new FieldDefined(TIER, NOW)).when(new ChangeField(ID, patch("""
                {"options": [{"key": "gold", "label": "Golden"}, {"key": "silver", "label": "Silver", "active": false}]}
                """, FieldDetails.class)))
                .expect(new FieldChanged(details(CustomType.CHOICE, "options", changed, "personal", true), NOW));
    }

    static List<String> forbidden() {
        return List.of("{\"type\": \"multi-choice\"}", "{\"key\": \"other\"}", "{\"entity\": \"lead\"}",
                "{\"options\": [{\"key\": \"gold\", \"label\": \"Gold\"}]}", "{\"options\": null}",
                "{\"unique\": true}", "{\"type\": null}");
    }

    /** FC01: what a field is never changes, nor is an option ever gone. */
    @ParameterizedTest
    @MethodSource("forbidden")
    void whatNeverChangesIsRefused(String change) {
        field.given(new FieldDefined(TIER, NOW)).when(new ChangeField(ID, patch(change, FieldDetails.class)))
                .expectInvalid();
    }

    @Test
    void theSameAgainChangesNothing() {
        field.given(new FieldDefined(TIER, NOW))
                .when(new ChangeField(ID, patch("{\"label\": \"Field\", \"default\": null}", FieldDetails.class)))
                .expectNothing();
    }

    @Test
    void whatIsUsualIsGivenAndTakenAway() {
        field.given(new FieldDefined(TIER, NOW))
                .when(new ChangeField(ID, patch("{\"default\": \"silver\"}", FieldDetails.class)))
                .expect(new FieldChanged(Details.with(TIER, "default", "silver"), NOW));
    }

    @Test
    void aFieldIsPutAway() {
        field.given(new FieldDefined(TIER, NOW)).when(new ArchiveField(ID, " unused", null))
                .expect(new FieldArchived("unused", NOW));
    }

    @Test
    void oneThatWasPutAwayIsTakenUpAgain() {
        field.given(new FieldDefined(TIER, NOW), new FieldArchived("unused", NOW)).when(new RestoreField(ID, null))
                .expect(new FieldRestored(NOW));
    }

    @Test
    void itIsNotWhenThereAreTooMany() {
        most = 0;
        field.given(new FieldDefined(TIER, NOW), new FieldArchived("unused", NOW)).when(new RestoreField(ID, null))
                .expectBroken(FieldRule.TOO_MANY_FIELDS);
    }

    @Test
    void whatWasPutAwayDoesNotChange() {
        field.given(new FieldDefined(TIER, NOW), new FieldArchived(null, NOW))
                .when(new ChangeField(ID, patch("{\"label\": \"Tier\"}", FieldDetails.class)))
                .expectBroken(RecordRule.RECORD_ARCHIVED);
    }
}
