package dev.rapport.reporting.timeline;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.rapport.common.projection.ProjectionRuntime;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.IndexTarget;
import dev.rapport.reporting.elasticsearch.Indices;

@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

    @Bean
    IndexTarget timelineTarget(Indices indices) {
        return indices.target(new TimelineFold());
    }

    @Bean
    IndexReader timelineIndex(Indices indices, ProjectionRuntime runtime, IndexTarget timelineTarget) {
        return indices.reader(runtime, timelineTarget);
    }
}
