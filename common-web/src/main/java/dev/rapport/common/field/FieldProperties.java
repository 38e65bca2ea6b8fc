package dev.rapport.common.field;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How what people write in fields is understood.
 *
 * @param defaultRegion
 *            country whose national phone numbers are understood, two letters of ISO 3166 such as {@code TH}; when it
 *            is absent, numbers must be international
 */
@ConfigurationProperties("rapport")
public record FieldProperties(@Nullable String defaultRegion) {

    /** Whoever uses this understands international numbers only. */
    public static final FieldProperties NONE = new FieldProperties(null);

    public FieldProperties {
        defaultRegion = defaultRegion == null || defaultRegion.isBlank() ? null : defaultRegion.strip();
        if (defaultRegion != null && !PhoneNumbers.isRegion(defaultRegion)) {
            throw new IllegalArgumentException("rapport.default-region must be a country like TH");
        }
    }
}
