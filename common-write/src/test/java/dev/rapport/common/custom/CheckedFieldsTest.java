package dev.rapport.common.custom;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.CustomFields;
import dev.rapport.common.command.Fingerprint;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.field.FieldProperties;
import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.common.refusal.BusinessRule;
import dev.rapport.common.testing.People;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.field.CustomOption;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.FieldDetails;
import jakarta.validation.Validation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F12, FC03: what records may have in the fields that a company has defined. */
class CheckedFieldsTest {

    private static final UUID ID = UUID.fromString("01950000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01950000-0000-7000-8000-000000000002");
    private static final UUID ACCOUNT = UUID.fromString("01950000-0000-7000-8000-00000000000a");

    private static final Ownership.Staff STAFF = new Ownership.Staff() {
        @Override
        public boolean isEmployed(UUID employeeId, Instant at) {
            return People.isEmployed(employeeId, at);
        }

        @Override
        public boolean mayReadRecords(UUID employeeId) {
            return true;
        }
    };

    private final Map<String, Map<String, Definition>> defined = new HashMap<>();
    private final Map<String, UUID> claimed = new HashMap<>();
    private final CustomFields fields = new CheckedFields(kind -> defined.getOrDefault(kind, Map.of()),
            new ValueForms(Validation.buildDefaultValidatorFactory().getValidator(), new FieldProperties("TH")),
            new Claims() {
                @Override
                public void take(String scope, String value, UUID aggregateId, BusinessRule rule) {
                    release(scope, aggregateId);
                    rule.check(claimed.putIfAbsent(scope + "=" + value, aggregateId) == null);
                }

                @Override
                public void release(String scope, UUID aggregateId) {
                    claimed.entrySet().removeIf(entry -> entry.getKey().startsWith(scope + "=")
                            && entry.getValue().equals(aggregateId));
                }
            }, () -> (kind, id, context) -> kind.equals("account") && id.equals(ACCOUNT));

    private static Context context(@Nullable String causedBy) {
        var request = causedBy == null
                ? new WriteRequest(People.REP, null, null, Fingerprint.NONE, "test", null)
                : WriteRequest.causedBy(causedBy, ID, null);
        return new Context(request, new Ownership(People.access(), STAFF), Clock.systemUTC());
    }

    private void define(String kind, String key, CustomType type, @Nullable Object... more) {
        var values = new HashMap<String, @Nullable Object>(Map.of("entity", kind, "key", key, "label", key, "type",
                type.code()));
        for (int i = 0; i < more.length; i += 2) {
            values.put(String.valueOf(more[i]), more[i + 1]);
        }
        defined.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(key,
                new Definition(Details.of(FieldDetails.class, values), false));
    }

    private void archive(String kind, String key) {
        requireNonNull(defined.get(kind)).computeIfPresent(key,
                (_, definition) -> new Definition(definition.details(), true));
    }

    private static List<CustomOption> options(String... keys) {
        return Stream.of(keys).map(key -> key.startsWith("-")
                ? new CustomOption(key.substring(1), key, false)
                : new CustomOption(key, key, true)).toList();
    }

    private static Map<String, @Nullable Object> values(@Nullable Object... keysAndValues) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return values;
    }

    private @Nullable Map<String, @Nullable Object> made(@Nullable Map<String, @Nullable Object> given) {
        return fields.made("lead", ID, given, context(null));
    }

    private @Nullable Map<String, @Nullable Object> changed(@Nullable Map<String, @Nullable Object> given,
            @Nullable Map<String, @Nullable Object> before) {
        return fields.changed("lead", ID, given, before, context(null));
    }

    private List<FieldError> errors(@Nullable Map<String, @Nullable Object> given) {
        return requireNonNull(catchThrowableOfType(ProblemException.class, () -> made(given))).errors();
    }

    static List<Arguments> forms() {
        return List.of(Arguments.of(CustomType.TEXT, "  two\nlines ", "two\nlines"),
                Arguments.of(CustomType.INTEGER, 12, 12), Arguments.of(CustomType.INTEGER, 12L, 12),
                Arguments.of(CustomType.INTEGER, 9007199254740992L, 9007199254740992L),
                Arguments.of(CustomType.DECIMAL, "1.50", "1.5"), Arguments.of(CustomType.DECIMAL, "-0.0", "0"),
                Arguments.of(CustomType.DECIMAL, "100", "100"),
                Arguments.of(CustomType.DECIMAL, "123456789012.123456", "123456789012.123456"),
                Arguments.of(CustomType.BOOLEAN, false, false),
                Arguments.of(CustomType.DATE, "2026-02-28", "2026-02-28"),
                Arguments.of(CustomType.INSTANT, "2026-02-28T10:00:00.1234567Z", "2026-02-28T10:00:00.123456Z"),
                Arguments.of(CustomType.MONEY, Map.of("amount", "1250", "currency", "EUR"),
                        Map.of("amount", "1250.00", "currency", "EUR")),
                Arguments.of(CustomType.EMAIL, "Ann@Example.com", "ann@example.com"),
                Arguments.of(CustomType.PHONE, "081 234 5678", "+66812345678"),
                Arguments.of(CustomType.URL, "https://example.com", "https://example.com"),
                Arguments.of(CustomType.CHOICE, "gold", "gold"),
                Arguments.of(CustomType.MULTI_CHOICE, List.of("gold", "silver", "gold"), List.of("gold", "silver")),
                Arguments.of(CustomType.EMPLOYEE, People.REP.employeeId().toString(),
                        People.REP.employeeId().toString()),
                Arguments.of(CustomType.ACCOUNT, ACCOUNT.toString().toUpperCase(Locale.ROOT),
                        ACCOUNT.toString()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void eachTypeHasOneForm(CustomType type, Object given, Object kept) {
        define("lead", "field", type, "options", type.hasOptions() ? options("gold", "silver") : List.of());

        assertThat(made(values("field", given))).isEqualTo(values("field", kept));
    }

    static List<Arguments> wrong() {
        return List.of(Arguments.of(CustomType.TEXT, 12), Arguments.of(CustomType.TEXT, "x".repeat(4001)),
                Arguments.of(CustomType.INTEGER, "12"), Arguments.of(CustomType.INTEGER, 1.5),
                Arguments.of(CustomType.INTEGER, 9007199254740993L), Arguments.of(CustomType.DECIMAL, 1.5),
                Arguments.of(CustomType.DECIMAL, "1.1234567"), Arguments.of(CustomType.DECIMAL, "1e3"),
                Arguments.of(CustomType.DECIMAL, "1234567890123.123456"),
                Arguments.of(CustomType.BOOLEAN, "true"), Arguments.of(CustomType.DATE, "2026-02-30"),
                Arguments.of(CustomType.DATE, "1899-12-31"), Arguments.of(CustomType.INSTANT, "2026-02-28"),
                Arguments.of(CustomType.INSTANT, "0001-01-01T00:00:00Z"),
                Arguments.of(CustomType.MONEY, "1250 EUR"), Arguments.of(CustomType.MONEY, Map.of("amount", "1")),
                Arguments.of(CustomType.MONEY, Map.of("amount", "1.005", "currency", "EUR")),
                Arguments.of(CustomType.MONEY, Map.of("amount", "-1", "currency", "EUR")),
                Arguments.of(CustomType.EMAIL, "nobody"), Arguments.of(CustomType.PHONE, "12"),
                Arguments.of(CustomType.URL, "ftp://example.com"), Arguments.of(CustomType.CHOICE, "bronze"),
                Arguments.of(CustomType.CHOICE, "silver"), Arguments.of(CustomType.CHOICE, List.of("gold")),
                Arguments.of(CustomType.MULTI_CHOICE, "gold"),
                Arguments.of(CustomType.MULTI_CHOICE, new ArrayList<>(Collections.nCopies(51, "gold"))),
                Arguments.of(CustomType.EMPLOYEE, OTHER.toString()), Arguments.of(CustomType.EMPLOYEE, "me"),
                Arguments.of(CustomType.ACCOUNT, OTHER.toString()),
                Arguments.of(CustomType.CONTACT, ACCOUNT.toString()));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsNoneOfItIsRefused(CustomType type, Object given) {
        define("lead", "field", type, "options",
                type.hasOptions() ? options("gold", "-silver", "white") : List.of());

        assertThat(errors(values("field", given))).singleElement()
                .satisfies(error -> assertThat(error.field()).startsWith("custom.field"));
    }

    @Test
    void everyErrorIsNamed() {
        define("lead", "seats", CustomType.INTEGER, "min", 1, "max", 10);
        define("lead", "code", CustomType.TEXT, "maxLength", 3, "required", true);
        define("lead", "interests", CustomType.MULTI_CHOICE, "options", options("a", "b"));

        assertThat(errors(values("seats", 11, "nope", 1, "interests", List.of("a", "c"))))
                .containsExactlyInAnyOrder(new FieldError("custom.seats", "must not be greater than 10"),
                        new FieldError("custom.nope",
                                "is no field that is defined for a lead: these are seats, code, interests"),
                        new FieldError("custom.interests[1]", "must be one of a, b"),
                        new FieldError("custom.code", "must not be null"));
        assertThat(errors(values("code", "four"))).containsExactly(
                new FieldError("custom.code", "must have at most 3 characters"));
        assertThat(errors(values("code", "one", "seats", 0))).containsExactly(
                new FieldError("custom.seats", "must not be less than 1"));
    }

    @Test
    void limitsOfDaysAndDecimalsHoldToo() {
        define("lead", "renewal", CustomType.DATE, "min", "2026-01-01");
        define("lead", "discount", CustomType.DECIMAL, "max", "9.5");

        assertThat(errors(values("renewal", "2025-12-31", "discount", "10"))).hasSize(2);
        assertThat(made(values("renewal", "2026-01-01", "discount", "9.50")))
                .isEqualTo(values("discount", "9.5", "renewal", "2026-01-01"));
    }

    @Test
    void aNewRecordGetsWhatIsUsual() {
        define("lead", "tier", CustomType.CHOICE, "options", options("gold", "silver"), "default", "silver",
                "required", true);

        assertThat(made(null)).isEqualTo(values("tier", "silver"));
        assertThat(made(values("tier", "gold"))).isEqualTo(values("tier", "gold"));
        assertThat(made(values("tier", null))).isEqualTo(values("tier", "silver"));
    }

    @Test
    void whatFollowsFromAnEventLacksWhatOthersMustGive() {
        define("lead", "code", CustomType.TEXT, "required", true);

        assertThat(errors(null)).hasSize(1);
        assertThat(fields.made("lead", ID, null, context("converted-leads"))).isNull();
    }

    @Test
    void whatIsRequiredIsDemandedOfWhoNamesIt() {
        define("lead", "code", CustomType.TEXT);
        define("lead", "seats", CustomType.INTEGER);
        var before = made(values("seats", 1));
        define("lead", "code", CustomType.TEXT, "required", true);

        assertThat(changed(values("seats", 2), before)).isEqualTo(values("seats", 2));
        assertThatThrownBy(() -> changed(values("seats", 1, "code", null), before))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .containsExactly(new FieldError("custom.code", "must not be null")));
        assertThatThrownBy(() -> changed(null, values("code", "a"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void oneIsClearedOrAllAre() {
        define("lead", "seats", CustomType.INTEGER);
        define("lead", "code", CustomType.TEXT);
        var before = values("code", "a", "seats", 1);

        assertThat(changed(values("code", "a", "seats", null), before)).isEqualTo(values("code", "a"));
        assertThat(changed(null, before)).isNull();
        assertThat(changed(before, before)).isSameAs(before);
    }

    @Test
    void whatWasPutAwayIsKeptAndNotGiven() {
        define("lead", "seats", CustomType.INTEGER);
        define("lead", "code", CustomType.TEXT);
        var before = values("code", "a", "seats", 1);
        archive("lead", "code");

        assertThat(changed(null, before)).isEqualTo(values("code", "a"));
        assertThat(changed(values("code", "a", "seats", 2), before)).isEqualTo(values("code", "a", "seats", 2));
        assertThatThrownBy(() -> changed(values("code", "b", "seats", 1), before))
                .isInstanceOf(ProblemException.class);
        assertThat(errors(values("code", "a"))).hasSize(1);
    }

    @Test
    void anOptionThatWasSwitchedOffStaysWhereItIs() {
        define("lead", "tier", CustomType.CHOICE, "options", options("gold", "-silver"));
        define("lead", "interests", CustomType.MULTI_CHOICE, "options", options("a", "-b"));
        var before = values("interests", List.of("b"), "tier", "silver");

        assertThat(changed(values("interests", List.of("b", "a"), "tier", "silver"), before))
                .isEqualTo(values("interests", List.of("b", "a"), "tier", "silver"));
        assertThatThrownBy(() -> changed(values("interests", List.of("b"), "tier", "silver"),
                values("tier", "gold", "interests", List.of("a")))).isInstanceOf(ProblemException.class);
        assertThat(changed(values("interests", List.of()), before)).isNull();
    }

    @Test
    void noTwoRecordsHaveAValueThatIsUnique() {
        define("lead", "code", CustomType.TEXT, "unique", true);
        var first = made(values("code", "Ab-1"));

        assertThatThrownBy(() -> fields.made("lead", OTHER, values("code", "AB-1"), context(null)))
                .isInstanceOfSatisfying(BrokenRuleException.class, broken -> {
                    assertThat(broken.rule()).isEqualTo(RecordRule.CUSTOM_VALUE_TAKEN);
                    assertThat(broken).hasMessageContaining("custom.code");
                });
        assertThat(changed(values("code", "Ab-2"), first)).isEqualTo(values("code", "Ab-2"));
        assertThat(fields.made("lead", OTHER, values("code", "ab-1"), context(null)))
                .isEqualTo(values("code", "ab-1"));
        assertThat(claimed.keySet()).noneMatch(claim -> claim.contains("ab-1"));
        fields.forget("lead", OTHER);
        assertThat(changed(values("code", "ab-1"), values("code", "Ab-2"))).isEqualTo(values("code", "ab-1"));
        assertThat(changed(values("code", null), values("code", "ab-1"))).isNull();
        assertThat(claimed).isEmpty();
    }

    @Test
    void whatTheLawProtectsMostIsNotKept() {
        define("lead", "faith", CustomType.TEXT, "sensitive", true);

        assertThatThrownBy(() -> made(values("faith", "any"))).isInstanceOfSatisfying(BrokenRuleException.class,
                broken -> assertThat(broken.rule()).isEqualTo(RecordRule.SENSITIVE_DATA_NOT_ENABLED));
    }

    @Test
    void aRecordThatIsMadeOfAnotherTakesOverWhatItMayHave() {
        define("lead", "seats", CustomType.INTEGER);
        define("lead", "code", CustomType.TEXT);
        define("lead", "tier", CustomType.CHOICE, "options", options("gold"));
        define("lead", "only", CustomType.TEXT);
        define("contact", "seats", CustomType.INTEGER);
        define("contact", "code", CustomType.EMAIL);
        define("contact", "tier", CustomType.CHOICE, "options", options("silver"));
        define("contact", "must", CustomType.TEXT, "required", true);
        define("contact", "usual", CustomType.INTEGER, "default", 7);

        assertThat(fields.carried("contact", OTHER, "lead",
                values("seats", 3, "code", "a", "tier", "gold", "only", "x"), context(null)))
                .isEqualTo(values("seats", 3, "usual", 7));
    }

    @Test
    void aValueThatSomebodyElseHasIsNotTakenOver() {
        define("lead", "code", CustomType.TEXT);
        define("contact", "code", CustomType.TEXT, "unique", true);
        fields.made("contact", ID, values("code", "a"), context(null));

        assertThat(fields.carried("contact", OTHER, "lead", values("code", "a"), context(null))).isNull();
    }

    @Test
    void whereNothingIsDefinedNothingIsGiven() {
        assertThat(made(null)).isNull();
        assertThat(errors(values("nope", 1))).containsExactly(
                new FieldError("custom.nope", "must be absent: no field is defined for a lead"));
    }
}
