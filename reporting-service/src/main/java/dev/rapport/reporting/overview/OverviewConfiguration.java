package dev.rapport.reporting.overview;

import dev.rapport.reporting.elasticsearch.IndexReader;
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
    ReadableParts readableParts(IndexReader searchIndex, PastRecords past, Resources resources) {
        var search = new ReadablePart.Search(searchIndex, past, resources);
        return (members, asOf, reader, copy) -> ReadablePart.of(members, asOf, reader, search, copy);
    }

    @Bean
    Overviews overviews(Records records, Resources resources, ReadableParts readableParts) {
        return new Overviews(records, resources, readableParts);
    }

    @Bean
    PastOverviews pastOverviews(Records records, PastRecords past, CustomerDeals deals, Resources resources,
            ReadableParts readableParts) {
        return new PastOverviews(records, past, deals, resources, readableParts);
    }
}
