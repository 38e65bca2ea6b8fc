package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.SinkLostException;
import dev.rapport.common.web.ProblemException;
import dev.rapport.common.web.ProblemTranslator;
import dev.rapport.reporting.query.Cursor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ElasticsearchProperties.class)
class ElasticsearchConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchConfiguration.class);

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
            case ElasticsearchException.CursorRefused _ -> Cursor.invalid();
            case ElasticsearchException.Unavailable _ -> unavailable();
            case ElasticsearchException refusal -> {
                // Neither missing nor busy: credentials, settings or the request itself are wrong, which passes for
                // nobody by waiting.
                LOG.error("Elasticsearch refuses what readers ask for: {}", refusal.getMessage());
                yield unavailable();
            }
            default -> null;
        };
    }

    private static ProblemException unavailable() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                "A part of the system does not answer. Try again.");
    }

    private static ProblemException behind() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "read-model-behind",
                "What you read is being built again. Try again.");
    }
}
