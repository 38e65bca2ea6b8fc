package dev.rapport.common.audit;

import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the audit log takes note of.
 *
 * @param reads
 *            kinds of records, as in addresses, of which it is noted who read them
 */
@Validated
@ConfigurationProperties("rapport.audit")
record AuditProperties(
        @DefaultValue( {
                "contacts", "leads", "customers"}) @NotNull Set<String> reads){

    AuditProperties {
        reads = Set.copyOf(reads);
    }
}
