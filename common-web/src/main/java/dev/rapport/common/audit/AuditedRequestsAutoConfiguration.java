package dev.rapport.common.audit;

import dev.rapport.http.audit.AuditLog;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The audit log of what services do. */
@AutoConfiguration
@EnableConfigurationProperties(AuditProperties.class)
class AuditedRequestsAutoConfiguration {

    @Bean
    WebMvcConfigurer auditedRequests(AuditLog log, AuditProperties properties) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new AuditInterceptor(log, properties.reads(), Clock.systemUTC()));
            }
        };
    }
}
