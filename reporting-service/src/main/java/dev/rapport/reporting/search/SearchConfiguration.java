package dev.rapport.reporting.search;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.IndexTarget;
import dev.rapport.reporting.elasticsearch.Indices;
import dev.rapport.reporting.resource.Resources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    IndexTarget searchTarget(Indices indices, Resources resources) {
        return indices.target(new SearchFold(resources));
    }

    @Bean
    IndexReader searchIndex(Indices indices, ProjectionRuntime runtime, IndexTarget searchTarget) {
        return indices.reader(runtime, searchTarget);
    }
}
