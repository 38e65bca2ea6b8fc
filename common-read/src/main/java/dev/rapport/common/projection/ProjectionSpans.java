package dev.rapport.common.projection;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Continues the trace that led to an event while it is applied. Large batches, as in a rebuild, are not traced: their
 * requests are long over.
 */
final class ProjectionSpans {

    private static final int LARGEST_BATCH = 20;

    private final String spanName;
    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    ProjectionSpans(String projection, @Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.spanName = "project " + projection;
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** Spans that end together. */
    record Open(List<Span> spans, Tracer.@Nullable SpanInScope scope) implements AutoCloseable {

        @Override
        public void close() {
            if (scope != null) {
                scope.close();
            }
            spans.forEach(Span::end);
        }
    }

    Open open(List<Received> chunk) {
        if (tracer == null || propagator == null || chunk.size() > LARGEST_BATCH) {
            return new Open(List.of(), null);
        }
        var spans = new ArrayList<Span>();
        for (var received : chunk) {
            if (received.traceparent() != null && received.type() != null) {
                spans.add(propagator.extract(received, (carrier, header) -> header.equals("traceparent")
                        ? carrier.traceparent()
                        : null).name(spanName).kind(Span.Kind.CONSUMER).tag("event.type", received.type()).start());
            }
        }
        return new Open(spans, spans.isEmpty() ? null : tracer.withSpan(spans.getFirst()));
    }
}
