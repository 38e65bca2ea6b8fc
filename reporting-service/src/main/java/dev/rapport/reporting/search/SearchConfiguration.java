package dev.rapport.reporting.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.IndexTarget;
import dev.rapport.reporting.elasticsearch.Indices;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    IndexTarget searchTarget(Indices indices) {
        return indices.target(new SearchFold());
    }

    @Bean
    IndexReader searchIndex(Indices indices, ProjectionRuntime runtime, IndexTarget searchTarget) {
        return indices.reader(runtime, searchTarget);
    }
}
