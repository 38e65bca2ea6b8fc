package dev.rapport.common.observability;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** The W3C {@code traceparent} of the span that is open now; events carry it so that a trace goes on behind Kafka. */
public final class TraceParent {

    private final @Nullable Tracer tracer;

    public TraceParent(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /** The header's value, or null outside of any trace. */
    public @Nullable String current() {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null || span.context().traceId().isEmpty()) {
            return null;
        }
        String flags = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
        return "00-" + span.context().traceId() + "-" + span.context().spanId() + "-" + flags;
    }
}
