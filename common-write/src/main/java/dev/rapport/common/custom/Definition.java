package dev.rapport.common.custom;

import dev.rapport.events.field.Coded;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.FieldDetails;

/** A field that has been defined, as this service knows it. */
record Definition(FieldDetails details, boolean archived) {

    CustomType type() {
        return Coded.of(CustomType.class, details.type());
    }

    boolean isRequired() {
        return Boolean.TRUE.equals(details.required());
    }

    boolean isUnique() {
        return Boolean.TRUE.equals(details.unique());
    }

    boolean isSensitive() {
        return Boolean.TRUE.equals(details.sensitive());
    }

    /** Whether records can get it. */
    boolean isActive() {
        return !archived;
    }
}
