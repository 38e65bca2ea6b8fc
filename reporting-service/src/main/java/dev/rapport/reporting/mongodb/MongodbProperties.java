package dev.rapport.reporting.mongodb;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where MongoDB is.
 *
 * @param uri connection string; what it says about write concern and retries is overridden, see {@link Mongodb}
 * @param database the database of the read models
 * @param selectionTimeout how long a read waits for a server that can answer
 * @param readTimeout how long an answer may take
 */
@Validated
@ConfigurationProperties("rapport.mongodb")
public record MongodbProperties(
        @DefaultValue("mongodb://127.0.0.1:17017") @NotBlank String uri,
        @DefaultValue("rapport") @NotBlank String database,
        @DefaultValue("2s") @NotNull Duration selectionTimeout,
        @DefaultValue("10s") @NotNull Duration readTimeout) {

    /** Never the password. */
    @Override
    public String toString() {
        return "MongodbProperties[database=" + database + "]";
    }
}
