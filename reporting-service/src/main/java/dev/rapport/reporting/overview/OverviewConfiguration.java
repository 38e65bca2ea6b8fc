package dev.rapport.reporting.overview;

import dev.rapport.reporting.pipeline.CustomerDeals;
import dev.rapport.reporting.record.PastRecords;
import dev.rapport.reporting.record.Records;
import dev.rapport.reporting.resource.Resources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OverviewConfiguration {

    @Bean
    Customers customers() {
        return new Customers();
    }

    @Bean
    Overviews overviews(Records records, Resources resources) {
        return new Overviews(records, resources);
    }

    @Bean
    PastOverviews pastOverviews(Records records, PastRecords past, CustomerDeals deals, Resources resources) {
        return new PastOverviews(records, past, deals, resources);
    }
}
