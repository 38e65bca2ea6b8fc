package dev.rapport.reporting.overview;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.rapport.reporting.record.Records;

@Configuration(proxyBeanMethods = false)
class OverviewConfiguration {

    @Bean
    Customers customers() {
        return new Customers();
    }

    @Bean
    Overviews overviews(Records records) {
        return new Overviews(records);
    }
}
