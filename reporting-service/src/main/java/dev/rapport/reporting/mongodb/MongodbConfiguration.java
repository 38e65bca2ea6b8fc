package dev.rapport.reporting.mongodb;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.common.web.ProblemTranslator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MongodbProperties.class)
class MongodbConfiguration {

    @Bean
    Mongodb mongodb(MongodbProperties properties) {
        return new Mongodb(properties);
    }

    @Bean
    ProblemTranslator sinkUnavailable() {
        return exception -> exception instanceof SinkUnavailableException
                ? new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                        "A part of the system does not answer. Try again.")
                : null;
    }
}
