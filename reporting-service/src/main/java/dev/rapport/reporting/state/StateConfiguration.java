package dev.rapport.reporting.state;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.record.RecordsTarget;
import dev.rapport.reporting.resource.Resources;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StateProperties.class)
class StateConfiguration {

    @Bean
    StatePublisher statePublisher(KafkaConnection kafka, StateProperties properties, Resources resources,
            Records records, RecordsTarget target) {
        return new StatePublisher(kafka, properties, new StateTopics(kafka, properties, resources.kinds()),
                target.topics(), new AppliedRecords(records, target.schemaVersion()));
    }

    @Bean
    MeterBinder stateLag(StatePublisher publisher) {
        return meters -> TimeGauge.builder("rapport.states.lag", publisher, TimeUnit.MILLISECONDS,
                StatePublisher::lagMillis)
                .description("Time since the oldest change that is read and not yet on the topics of states")
                .register(meters);
    }
}
