package dev.rapport.events;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event of a kind, or in a version, that this version of the library does not know. A newer version reads it, so
 * park it and try again after an upgrade.
 */
public final class UnknownEventTypeException extends UnreadableEventException {

    private static final long serialVersionUID = 1L;

    /** Names are shown; what is longer than any name of ours may be something else put into the wrong place. */
    private static final int LONGEST_NAME = 100;

    private UnknownEventTypeException(String problem) {
        super(problem);
    }

    private UnknownEventTypeException(ConsumerRecord<?, ?> where, String problem) {
        super(where, problem);
    }

    static UnknownEventTypeException named(String name) {
        var shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        return new UnknownEventTypeException("unknown event type " + shown);
    }

    static UnknownEventTypeException newer(EventType type, int version) {
        return new UnknownEventTypeException(
                "%s has version %d; this library knows it up to version %d".formatted(type.name(),
                        version, type.version()));
    }

    @Override
    UnknownEventTypeException at(ConsumerRecord<?, ?> where) {
        return new UnknownEventTypeException(where, problem());
    }
}
