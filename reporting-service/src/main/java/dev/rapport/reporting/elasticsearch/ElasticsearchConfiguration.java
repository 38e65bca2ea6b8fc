package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.SinkLostException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.common.web.ProblemTranslator;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ElasticsearchProperties.class)
class ElasticsearchConfiguration {

    @Bean
    Elasticsearch elasticsearch(ElasticsearchProperties properties) {
        return new Elasticsearch(properties);
    }

    @Bean
    Refresher refresher(Elasticsearch elasticsearch, ElasticsearchProperties properties) {
        return new Refresher(elasticsearch::refresh, Executors.newVirtualThreadPerTaskExecutor(),
                properties.refreshSpacing());
    }

    /**
     * Makes the indices of a projection and reads them; the packages that ask the questions say which projections there
     * are.
     */
    @Bean
    Indices indices(Elasticsearch elasticsearch, ElasticsearchProperties properties, Refresher refresher) {
        return new Indices(elasticsearch, properties, refresher);
    }

    @Bean
    ProblemTranslator searchProblems() {
        return exception -> switch (exception) {
            case ElasticsearchException.IndexMissing _ -> behind();
            case SinkLostException _ -> behind();
            case ElasticsearchException.Unavailable _ -> new ProblemException(HttpStatus.SERVICE_UNAVAILABLE,
                    "unavailable", "A part of the system does not answer. Try again.");
            default -> null;
        };
    }

    private static ProblemException behind() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "read-model-behind",
                "What you read is being built again. Try again.");
    }
}
