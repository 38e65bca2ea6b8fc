package dev.rapport.reporting.resource;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class ResourceConfiguration {

    @Bean
    SmartInitializingSingleton resourceAddresses(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            List<ResourceAddresses> addresses) {
        return () -> addresses.forEach(each -> each.register(mapping));
    }
}
