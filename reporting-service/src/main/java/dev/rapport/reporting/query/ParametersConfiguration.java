package dev.rapport.reporting.query;

import dev.rapport.common.security.CallerArgument;
import dev.rapport.common.web.CompanyProperties;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the {@link Parameters} of the request. */
@Configuration(proxyBeanMethods = false)
class ParametersConfiguration implements WebMvcConfigurer {

    private final CompanyProperties company;
    private final Clock clock;
    private final CallerArgument callers;

    ParametersConfiguration(CompanyProperties company, Clock clock, CallerArgument callers) {
        this.company = company;
        this.clock = clock;
        this.callers = callers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParametersArgument(company.timeZone(), clock, callers));
    }

    private record ParametersArgument(
            ZoneId zone,
            InstantSource clock,
            CallerArgument callers) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Parameters.class;
        }

        @Override
        public Parameters resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
            Map<String, List<String>> values = new HashMap<>();
            request.getParameterMap().forEach((name, given) -> values.put(name, new ArrayList<>(Arrays.asList(given))));
            return Parameters.of(values, zone, clock, () -> callers.current().employeeId());
        }
    }
}
