package dev.rapport.common.custom;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.CustomFields;
import dev.rapport.common.command.KnownRecords;
import dev.rapport.common.command.RecordRule;
import dev.rapport.common.condition.Key;
import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.Problems;
import dev.rapport.events.field.CustomType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Custom fields by the definitions that this service has read. */
final class CheckedFields implements CustomFields {

    /** Messages name no more. */
    private static final int MOST_NAMED = 50;

    private final Definitions definitions;
    private final ValueForms forms;
    private final Claims claims;
    private final Supplier<KnownRecords> records;

    CheckedFields(Definitions definitions, ValueForms forms, Claims claims, Supplier<KnownRecords> records) {
        this.definitions = definitions;
        this.forms = forms;
        this.claims = claims;
        this.records = records;
    }

    @Override
    public @Nullable Map<String, @Nullable Object> made(String kind, UUID id,
            @Nullable Map<String, @Nullable Object> given, Context context) {
        var defined = definitions.of(kind);
        var check = new Check(kind, defined, Map.of(), context);
        if (given != null) {
            given.forEach((key, value) -> {
                if (value != null || !check.isActive(key)) {
                    check.take(key, value);
                }
            });
        }
        defined.forEach((key, field) -> check.complete(key, field, !context.followsFromEvent()));
        return claimed(kind, id, check.kept(), Map.of(), defined);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> changed(String kind, UUID id,
            @Nullable Map<String, @Nullable Object> given, @Nullable Map<String, @Nullable Object> before,
            Context context) {
        if (Objects.equals(given, before)) {
            return before;
        }
        var defined = definitions.of(kind);
        Map<String, @Nullable Object> known = before == null ? Map.of() : before;
        var check = new Check(kind, defined, known, context);
        if (given == null) {
            known.keySet().stream().filter(check::isActive).forEach(key -> check.take(key, null));
        } else {
            given.forEach(check::take);
        }
        return claimed(kind, id, check.kept(), known, defined);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> carried(String kind, UUID id, String from,
            @Nullable Map<String, @Nullable Object> values, Context context) {
        var defined = definitions.of(kind);
        var check = new Check(kind, defined, Map.of(), context);
        if (values != null) {
            var theirs = definitions.of(from);
            values.forEach((key, value) -> {
                var there = theirs.get(key);
                var here = defined.get(key);
                if (value != null && there != null && here != null && there.isActive() && here.isActive()
                        && there.type() == here.type()) {
                    check.tryToTake(key, value);
                }
            });
        }
        defined.forEach((key, field) -> check.complete(key, field, false));
        var kept = check.kept();
        kept.entrySet().removeIf(entry -> {
            var field = defined.get(entry.getKey());
            return field != null && field.isUnique() && !isFree(kind, id, entry.getKey(), field,
                    Objects.requireNonNull(entry.getValue()));
        });
        return result(kept);
    }

    private boolean isFree(String kind, UUID id, String key, Definition field, Object value) {
        try {
            claim(kind, id, key, field, value);
            return true;
        } catch (BrokenRuleException e) {
            return false;
        }
    }

    @Override
    public void forget(String kind, UUID id) {
        definitions.of(kind).forEach((key, field) -> {
            if (field.isUnique()) {
                claims.release(scope(kind, key), id);
            }
        });
    }

    private @Nullable Map<String, @Nullable Object> claimed(String kind, UUID id, Map<String, @Nullable Object> kept,
            Map<String, @Nullable Object> before, Map<String, Definition> defined) {
        defined.forEach((key, field) -> {
            var value = kept.get(key);
            if (field.isActive() && field.isUnique() && !Objects.equals(value, before.get(key))) {
                if (value == null) {
                    claims.release(scope(kind, key), id);
                } else {
                    claim(kind, id, key, field, value);
                }
            }
        });
        return result(kept);
    }

    private void claim(String kind, UUID id, String key, Definition field, Object value) {
        try {
            claims.take(scope(kind, key), digest(field.type(), value), id, RecordRule.CUSTOM_VALUE_TAKEN);
        } catch (BrokenRuleException e) {
            throw RecordRule.CUSTOM_VALUE_TAKEN.broken(
                    "Another %s has the value given as %s.%s, which no two may have.".formatted(kind, COMPONENT, key));
        }
    }

    private static String scope(String kind, String key) {
        return COMPONENT + "/" + kind + "/" + key;
    }

    /** What is claimed may be about a person, and is only compared. */
    private static String digest(CustomType type, Object value) {
        var text = Key.isText(type.meaning()) ? Key.folded(value.toString()) : value.toString();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Map<String, @Nullable Object> result(Map<String, @Nullable Object> kept) {
        return kept.isEmpty() ? null : Collections.unmodifiableMap(kept);
    }

    /** The values of one record. */
    private final class Check {

        private final String kind;
        private final Map<String, Definition> defined;
        private final Map<String, @Nullable Object> before;
        private final Context context;
        private final Map<String, @Nullable Object> values = new TreeMap<>();
        private final List<FieldError> errors = new ArrayList<>();

        Check(String kind, Map<String, Definition> defined, Map<String, @Nullable Object> before, Context context) {
            this.kind = kind;
            this.defined = defined;
            this.before = before;
            this.context = context;
            before.forEach((key, value) -> {
                if (!isActive(key)) {
                    values.put(key, value);
                }
            });
        }

        boolean isActive(String key) {
            var field = defined.get(key);
            return field != null && field.isActive();
        }

        void take(String key, @Nullable Object value) {
            if (value != null && value.equals(before.get(key))) {
                // It was allowed when it came.
                values.put(key, value);
                return;
            }
            var field = defined.get(key);
            if (field == null || !field.isActive()) {
                errors.add(new FieldError(name(key), unknown()));
                return;
            }
            try {
                var normal = value == null ? null : normal(key, field, value);
                if (normal != null) {
                    values.put(key, normal);
                } else if (field.isRequired()) {
                    errors.add(new FieldError(name(key), "must not be null"));
                }
            } catch (InvalidValueException e) {
                errors.add(new FieldError(name(key) + e.path(), e.message()));
            }
        }

        void tryToTake(String key, Object value) {
            try {
                var normal = normal(key, Objects.requireNonNull(defined.get(key)), value);
                if (normal != null) {
                    values.put(key, normal);
                }
            } catch (InvalidValueException e) {
                // It stays where it is.
            }
        }

        private @Nullable Object normal(String key, Definition field, Object value) throws InvalidValueException {
            if (field.isSensitive()) {
                throw RecordRule.SENSITIVE_DATA_NOT_ENABLED.broken();
            }
            var normal = forms.normal(field.details(), value, before.get(key));
            var type = field.type();
            if (normal != null && !type.references().isEmpty() && !context.followsFromEvent()) {
                var id = UUID.fromString(normal.toString());
                if (type == CustomType.EMPLOYEE
                        ? !context.isColleague(id)
                        : !records.get().exists(type.code(), id, context)) {
                    throw new InvalidValueException("must be the id of an existing " + type.code());
                }
            }
            return normal;
        }

        /** What a new record has that nobody has given. */
        void complete(String key, Definition field, boolean demanding) {
            if (!field.isActive() || values.containsKey(key) || errors.stream().map(FieldError::field)
                    .anyMatch(path -> path.equals(name(key)) || path.startsWith(name(key) + "["))) {
                return;
            }
            var usual = field.details().defaultValue();
            if (usual != null) {
                values.put(key, usual);
            } else if (field.isRequired() && demanding) {
                errors.add(new FieldError(name(key), "must not be null"));
            }
        }

        private String unknown() {
            var keys = defined.keySet().stream().filter(this::isActive).limit(MOST_NAMED)
                    .collect(Collectors.joining(", "));
            return keys.isEmpty()
                    ? "must be absent: no field is defined for a " + kind
                    : "is no field that is defined for a %s: these are %s".formatted(kind, keys);
        }

        private static String name(String key) {
            return COMPONENT + "." + key;
        }

        Map<String, @Nullable Object> kept() {
            if (!errors.isEmpty()) {
                throw Problems.invalid(errors);
            }
            return values;
        }
    }
}
