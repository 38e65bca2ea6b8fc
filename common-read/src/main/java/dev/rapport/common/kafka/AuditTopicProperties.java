package dev.rapport.common.kafka;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topic of the audit log.
 *
 * @param retention for how long a topic that does not exist yet will keep its entries
 * @param replicationFactor its replicas; -1 for the broker's default
 */
@Validated
@ConfigurationProperties("rapport.audit.topic")
record AuditTopicProperties(
        @DefaultValue("365d") @NotNull Duration retention,
        @DefaultValue("-1") short replicationFactor) {}
