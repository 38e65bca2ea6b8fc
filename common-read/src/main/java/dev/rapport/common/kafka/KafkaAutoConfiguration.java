package dev.rapport.common.kafka;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties({KafkaConnection.class, AuditTopicProperties.class})
class KafkaAutoConfiguration {

    @Bean
    AuditTopic auditTopic(KafkaConnection kafka, AuditTopicProperties properties,
            @Value("${spring.application.name:}") String service) {
        return new AuditTopic(kafka, properties, service);
    }
}
