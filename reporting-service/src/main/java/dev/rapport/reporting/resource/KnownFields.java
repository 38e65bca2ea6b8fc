package dev.rapport.reporting.resource;

import java.util.List;
import java.util.stream.Stream;

/**
 * The fields that records of a kind have at a moment.
 *
 * @param resource declares those that every company has
 * @param custom those that this company has defined
 */
public record KnownFields(Resource<?> resource, List<Field> custom) {

    public KnownFields {
        custom = List.copyOf(custom);
    }

    /** Where no others are defined. */
    public static KnownFields of(Resource<?> resource) {
        return new KnownFields(resource, List.of());
    }

    /** All fields but the common ones. */
    public Stream<Field> fields() {
        return Stream.concat(resource.values().stream(), custom.stream());
    }

    /** All fields. */
    public Stream<Field> all() {
        return Stream.concat(resource.allValues().stream(), custom.stream());
    }
}
