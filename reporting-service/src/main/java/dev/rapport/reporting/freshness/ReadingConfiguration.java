package dev.rapport.reporting.freshness;

import dev.rapport.common.security.CallerArgument;
import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.Position;
import dev.rapport.reporting.limit.Places;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the {@link Reading}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingProperties.class)
class ReadingConfiguration implements WebMvcConfigurer {

    private final CallerArgument callers;
    private final TokenSigner signer;
    private final Places waiting;

    ReadingConfiguration(CallerArgument callers, TokenSigner signer, ReadingProperties properties) {
        this.callers = callers;
        this.signer = signer;
        this.waiting = new Places("reads that wait for a position", properties.mostWaitingPerCaller(),
                properties.mostWaiting());
    }

    @Bean
    static FilterRegistrationBean<ConditionalReads> conditionalReads() {
        var registration = new FilterRegistrationBean<>(new ConditionalReads());
        registration.addUrlPatterns("/api/*");
        return registration;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ReadingArgument());
    }

    private final class ReadingArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Reading.class;
        }

        @Override
        public Reading resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
            return new Reading(
                    position(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))),
                    callers.current(), waiting,
                    Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
        }

        private @Nullable Position position(HttpServletRequest request) {
            var token = request.getHeader(Position.HEADER);
            if (token == null) {
                token = request.getParameter("position");
            }
            return token == null ? null : Position.decode(token, signer);
        }
    }
}
