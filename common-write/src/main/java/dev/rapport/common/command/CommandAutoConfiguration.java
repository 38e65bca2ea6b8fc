package dev.rapport.common.command;

import dev.rapport.common.access.Access;
import dev.rapport.common.observability.TraceParent;
import dev.rapport.common.security.CallerArgument;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.ProblemTranslator;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Sending commands, for services that have aggregates. */
@AutoConfiguration(afterName = "dev.rapport.common.eventstore.EventStoreAutoConfiguration")
@ConditionalOnBean(AggregateType.class)
class CommandAutoConfiguration {

    @Bean
    Commands commands(CommandBus bus, TraceParent traceParent, Ownership ownership, CustomFields customFields,
            Clock clock, @Value("${spring.application.name}") String service) {
        return new Commands(bus, traceParent, ownership, customFields, clock, service);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcTemplate jdbc, Clock clock) {
        return new IdempotencyKeys(jdbc, clock);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MessageHandlerInterceptor<CommandMessage<?>> idempotencyInterceptor(IdempotencyKeys keys, Access access,
            List<AggregateType<?>> aggregates, ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new IdempotencyInterceptor(keys, new StoredAggregates(aggregates, axon::getObject, access));
    }

    @Bean
    Injectable<Claims> claims(JdbcTemplate jdbc) {
        return new Injectable<>(Claims.class, new StoredClaims(jdbc));
    }

    @Bean
    MergePatch mergePatch(JsonMapper json, Validator validator) {
        return new MergePatch(json, validator);
    }

    @Bean
    ProblemTranslator storeProblems() {
        return new StoreProblems();
    }

    @Configuration(proxyBeanMethods = false)
    static class Arguments {

        @Bean
        WebMvcConfigurer writesArgumentConfigurer(Commands commands, CallerArgument callers,
                TokenSigner signer, List<AwaitedEvents> awaited, JsonMapper json) {
            return new WebMvcConfigurer() {
                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(new WritesArgument(commands, callers, signer, awaited, json));
                }
            };
        }
    }
}
