package dev.rapport.common.kafka;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Kafka is reached: said once, for producers, consumers and administrators alike.
 *
 * @param bootstrapServers brokers as host:port, separated by commas
 * @param properties whatever else the client library knows, by its own names, such as {@code security.protocol},
 * {@code sasl.jaas.config} or {@code ssl.truststore.location}
 */
@Validated
@ConfigurationProperties("rapport.kafka")
public record KafkaConnection(
        @NotBlank String bootstrapServers,
        @DefaultValue @NotNull Map<String, String> properties) {

    public KafkaConnection {
        properties = Map.copyOf(properties);
    }

    /** Without a name or a secret: {@code properties} hold passwords. */
    @Override
    public String toString() {
        return "KafkaConnection[bootstrapServers=" + bootstrapServers + "]";
    }

    /**
     * The configuration of a client.
     *
     * @param own what this client needs to be correct; it wins over what has been passed through
     */
    public Map<String, Object> client(Map<String, ?> own) {
        var config = new HashMap<String, Object>(properties);
        config.putAll(own);
        config.put("bootstrap.servers", bootstrapServers);
        return config;
    }
}
