package dev.rapport.common.audit;

import dev.rapport.http.audit.AuditEntry;
import dev.rapport.http.audit.AuditFilter;
import dev.rapport.http.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Takes note of requests that were {@link Audited} and have succeeded. */
final class AuditInterceptor implements HandlerInterceptor {

    private static final String API = "/api/";

    private final AuditLog log;
    private final Set<String> reads;
    private final Clock clock;

    AuditInterceptor(AuditLog log, Set<String> reads, Clock clock) {
        this.log = log;
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception failure) {
        Audited audited = handler instanceof HandlerMethod method ? audited(method) : null;
        if (audited == null || failure != null || response.getStatus() >= 400) {
            return;
        }
        String kind = kind(request);
        if (audited.value().equals(AuditEntry.READ) && !reads.contains(kind)) {
            return;
        }
        log.add(AuditFilter.entry(audited.value(), null, kind, target(request, response), request, clock));
    }

    private static @Nullable Audited audited(HandlerMethod method) {
        Audited own = method.getMethodAnnotation(Audited.class);
        return own == null ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Audited.class) : own;
    }

    /** The first part of the route after {@code /api/}. */
    private static String kind(HttpServletRequest request) {
        String route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        String rest = route.startsWith(API) ? route.substring(API.length()) : route;
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }

    /** The id of the path; of something new the one that it was given. */
    private static @Nullable String target(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("id") instanceof String id) {
            return id;
        }
        String location = response.getHeader(HttpHeaders.LOCATION);
        return location == null ? null : location.substring(location.lastIndexOf('/') + 1);
    }
}
