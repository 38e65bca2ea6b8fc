package dev.rapport.common.web;

import dev.rapport.common.field.FieldProperties;
import dev.rapport.http.deadline.Bodies;
import java.util.List;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** The conventions of the public API, for every service. */
@AutoConfiguration(beforeName = {"org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"})
@EnableConfigurationProperties({WebProperties.class, FieldProperties.class, CompanyProperties.class})
class WebAutoConfiguration {

    @Bean
    JsonMapperBuilderCustomizer jsonConventions(FieldProperties properties) {
        return new JsonConventions(properties);
    }

    /** What checks are told of the settings. */
    @Bean
    ValidationConfigurationCustomizer fieldValidation(FieldProperties properties) {
        return configuration -> {
            if (configuration instanceof BaseHibernateValidatorConfiguration<?> hibernate) {
                hibernate.constraintValidatorPayload(properties);
            }
        };
    }

    @Bean
    ProblemHandler problemHandler(List<ProblemTranslator> translators) {
        return new ProblemHandler(translators);
    }

    @Bean
    FallbackErrorController fallbackErrorController(JsonMapper json) {
        return new FallbackErrorController(json);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(WebProperties properties, Bodies bodies,
            JsonMapper json) {
        var registration = new FilterRegistrationBean<>(
                new BodyLimitFilter((int) properties.bodyLimit().toBytes(), bodies, json));
        registration.addUrlPatterns("/api/*");
        return registration;
    }
}
