package dev.rapport.reporting.timeline;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.IndexTarget;
import dev.rapport.reporting.elasticsearch.Indices;
import dev.rapport.reporting.resource.Resources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

    @Bean
    IndexTarget timelineTarget(Indices indices, Resources resources) {
        return indices.target(new TimelineFold(resources));
    }

    @Bean
    IndexReader timelineIndex(Indices indices, ProjectionRuntime runtime, IndexTarget timelineTarget) {
        return indices.reader(runtime, timelineTarget);
    }
}
