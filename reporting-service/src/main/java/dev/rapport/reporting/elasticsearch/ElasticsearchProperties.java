package dev.rapport.reporting.elasticsearch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Elasticsearch is and how the indices are made.
 *
 * @param uris
 *            the nodes; requests go to any of them
 * @param username
 *            for basic authentication, together with {@code password}; none by default
 * @param password
 *            for basic authentication
 * @param apiKey
 *            an encoded API key, instead of name and password
 * @param connectTimeout
 *            longest wait for a connection
 * @param requestTimeout
 *            longest wait for an answer
 * @param shards
 *            primary shards of each index made from now on
 * @param replicas
 *            replicas of each index made from now on; 0 suits a single node only
 * @param refreshInterval
 *            how often what was written becomes visible to readers that do not wait for a position
 * @param refreshSpacing
 *            shortest time between two refreshes made because readers wait, and between two batches of writes
 */
@Validated
@ConfigurationProperties("rapport.elasticsearch")
public record ElasticsearchProperties(
        @NotEmpty @DefaultValue("http://127.0.0.1:19200") List<URI> uris,
        @Nullable String username,
        @Nullable String password,
        @Nullable String apiKey,
        @NotNull @DefaultValue("2s") Duration connectTimeout,
        @NotNull @DefaultValue("30s") Duration requestTimeout,
        @Min(1) @Max(64) @DefaultValue("1") int shards,
        @Min(0) @Max(5) @DefaultValue("0") int replicas,
        @NotNull @DefaultValue("1s") Duration refreshInterval,
        @NotNull @DefaultValue("50ms") Duration refreshSpacing) {

    public ElasticsearchProperties {
        uris = List.copyOf(uris);
    }

    /** Never the password or the key. */
    @Override
    public String toString() {
        return "ElasticsearchProperties[uris=%s, shards=%d, replicas=%d]".formatted(uris, shards, replicas);
    }
}
