package dev.rapport.common.command;

import java.util.List;

/** The metadata an event keeps beside its data, in the order of the event table's columns. */
public final class EventMetadata {

    public static final String ACTOR = "actor";
    public static final String CORRELATION_ID = "correlationid";
    public static final String CAUSATION_ID = "causationid";
    public static final String TRACE_PARENT = "traceparent";

    /** All of them. */
    public static final List<String> KEYS = List.of(ACTOR, CORRELATION_ID, CAUSATION_ID, TRACE_PARENT);

    private EventMetadata() {}
}
