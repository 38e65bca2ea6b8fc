package dev.rapport.contact.field;

import dev.rapport.common.custom.InvalidValueException;
import dev.rapport.common.custom.ValueForms;
import dev.rapport.common.field.Normal;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.field.Coded;
import dev.rapport.events.field.CustomOption;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.FieldDetails;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a definition makes sense, and the one form in which it is kept. */
final class FieldCheck {

    private static final int LONGEST_LABEL = 200;

    private final ValueForms forms;

    FieldCheck(ValueForms forms) {
        this.forms = forms;
    }

    FieldDetails defined(FieldDetails given) {
        CustomType type = Coded.of(CustomType.class, given.type());
        FieldDetails clean = Normal.details(given);
        requireOptions(type, clean.options());
        require(given.maxLength() == null || type == CustomType.TEXT, "maxLength", "is only for the type text");
        boolean unique = Boolean.TRUE.equals(given.unique());
        boolean sensitive = Boolean.TRUE.equals(given.sensitive());
        require(!unique || mayBeUnique(type), "unique", "must not be true for the type " + type.code());
        boolean personal = !Boolean.FALSE.equals(given.personal());
        require(personal || !type.canNamePeople(), "personal",
                "must be true for the type %s, whose values can name people".formatted(type.code()));
        require(personal || !sensitive, "personal", "must be true for what is sensitive");
        Object min = limit(type, "min", given.min());
        Object max = limit(type, "max", given.max());
        require(min == null || max == null || ValueForms.compare(type, min, max) <= 0, "max",
                "must not be less than min");
        clean = with(clean, "options", options(clean.options()), "labels", labels(given.labels()), "min", min, "max",
                max, "personal", personal, "required", Boolean.TRUE.equals(given.required()), "unique", unique,
                "sensitive", sensitive);
        return with(clean, "default", usual(type, clean));
    }

    FieldDetails changed(FieldDetails given, FieldDetails before) {
        require(given.entity().equals(before.entity()), "entity", "never changes");
        require(given.key().equals(before.key()), "key", "never changes");
        require(given.type().equals(before.type()), "type",
                "never changes: define another field, and put this one away");
        require(!Boolean.TRUE.equals(given.unique()) || Boolean.TRUE.equals(before.unique()), "unique",
                "can be given when the field is defined, since records may have the same value already");
        var kept = given.options().stream().map(CustomOption::key).collect(Collectors.toSet());
        for (CustomOption option : before.options()) {
            require(kept.contains(option.key()), "options",
                    "must have all options there were, %s too; one is switched off by \"active\": false"
                            .formatted(option.key()));
        }
        return given.equals(before) ? before : defined(given);
    }

    private static void requireOptions(CustomType type, List<CustomOption> options) {
        if (!type.hasOptions()) {
            require(options.isEmpty(), "options", "must be absent for the type " + type.code());
            return;
        }
        require(!options.isEmpty(), "options", "must have at least one option");
        var keys = new HashSet<String>();
        for (int i = 0; i < options.size(); i++) {
            require(keys.add(options.get(i).key().toLowerCase(Locale.ROOT)), "options[%d].key".formatted(i),
                    "must differ from those of the other options, not only in capital letters");
        }
    }

    private static boolean mayBeUnique(CustomType type) {
        return switch (type) {
            case TEXT, INTEGER, DECIMAL, DATE, INSTANT, CHOICE, EMAIL, PHONE, URL, EMPLOYEE, CONTACT, ACCOUNT -> true;
            case BOOLEAN, MULTI_CHOICE, MONEY -> false;
        };
    }

    private @Nullable Object limit(CustomType type, String name, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        require(type.isOrdered(), name, "is only for the types integer, decimal, date and instant");
        try {
            return forms.typed(type, given);
        } catch (InvalidValueException e) {
            throw new InvalidFieldException(name, e.message());
        }
    }

    private @Nullable Object usual(CustomType type, FieldDetails field) {
        Object given = field.defaultValue();
        if (given == null) {
            return null;
        }
        require(!Boolean.TRUE.equals(field.unique()), "default",
                "must be absent: no two records may have the same value");
        require(!Boolean.TRUE.equals(field.sensitive()), "default", "must be absent for what is sensitive");
        require(type.references().isEmpty(), "default", "must be absent for the type " + type.code());
        try {
            return forms.normal(field, given);
        } catch (InvalidValueException e) {
            throw new InvalidFieldException("default" + e.path(), e.message());
        }
    }

    private static List<CustomOption> options(List<CustomOption> given) {
        return given.stream().map(option -> new CustomOption(option.key(), Normal.required(option.label()),
                option.mayBeGiven())).toList();
    }

    private static @Nullable Map<String, String> labels(@Nullable Map<String, @Nullable String> given) {
        var labels = new TreeMap<String, String>();
        if (given != null) {
            given.forEach((language, label) -> {
                if (label != null) {
                    String name = "labels." + language;
                    String text = Normal.text(label);
                    require(text != null && text.codePointCount(0, text.length()) <= LONGEST_LABEL
                            && text.chars().noneMatch(Character::isISOControl), name,
                            "must be one line of 1 to %d characters".formatted(LONGEST_LABEL));
                    labels.put(tag(language, name), Objects.requireNonNull(text));
                }
            });
        }
        return labels.isEmpty() ? null : labels;
    }

    private static String tag(String language, String name) {
        try {
            String tag = new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
            require(!tag.equals("und"), name, "must be named by a language tag like zh-Hans");
            return tag;
        } catch (IllformedLocaleException e) {
            throw new InvalidFieldException(name, "must be named by a language tag like zh-Hans");
        }
    }

    private static FieldDetails with(FieldDetails details, @Nullable Object... namesAndValues) {
        var changed = details;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            changed = Details.with(changed, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return changed;
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw new InvalidFieldException(field, message);
        }
    }
}
