package dev.rapport.gateway.problem;

import dev.rapport.http.problem.Problems;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes the trace of a request on the request, since errors are written when the span is closed, and tells the caller
 * by which id to speak of it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // right after the filter that opens the span
class TraceIdFilter extends OncePerRequestFilter {

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private final Tracer tracer;

    TraceIdFilter(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Span span = tracer.currentSpan();
        if (span != null) {
            request.setAttribute(Problems.TRACE_ID, span.context().traceId());
            String given = request.getHeader(Problems.REQUEST_ID);
            response.setHeader(Problems.REQUEST_ID,
                    given != null && USABLE.matcher(given).matches() ? given : span.context().traceId());
        }
        chain.doFilter(request, response);
    }
}
