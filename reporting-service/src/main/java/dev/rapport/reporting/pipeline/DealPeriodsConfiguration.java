package dev.rapport.reporting.pipeline;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.IndexTarget;
import dev.rapport.reporting.elasticsearch.Indices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DealPeriodsConfiguration {

    @Bean
    IndexTarget dealPeriodsTarget(Indices indices) {
        return indices.target(new DealPeriodsFold());
    }

    @Bean
    IndexReader dealPeriodsIndex(Indices indices, ProjectionRuntime runtime, IndexTarget dealPeriodsTarget) {
        return indices.reader(runtime, dealPeriodsTarget);
    }

    @Bean
    Pipelines pipelines(IndexReader dealPeriodsIndex) {
        return new Pipelines(dealPeriodsIndex);
    }

    @Bean
    ClosedDeals closedDeals(IndexReader dealPeriodsIndex) {
        return new ClosedDeals(dealPeriodsIndex);
    }

    @Bean
    OpenDeals openDeals(IndexReader dealPeriodsIndex) {
        return new OpenDeals(dealPeriodsIndex);
    }

    @Bean
    CustomerDeals customerDeals(IndexReader dealPeriodsIndex) {
        return new CustomerDeals(dealPeriodsIndex);
    }
}
