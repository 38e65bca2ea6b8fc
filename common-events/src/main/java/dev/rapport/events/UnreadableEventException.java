package dev.rapport.events;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record or a stored event cannot be read. Reading it again will not help: park it. The message says where it lies
 * and what is wrong with it, never what it holds, and has no cause, because parsers quote what they read.
 */
public class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    UnreadableEventException(String problem) {
        super(problem);
        this.problem = problem;
    }

    UnreadableEventException(ConsumerRecord<?, ?> where, String problem) {
        super("%s, partition %d, offset %d: %s".formatted(where.topic(), where.partition(), where.offset(), problem));
        this.problem = problem;
    }

    /** What is wrong, without where. */
    public String problem() {
        return problem;
    }

    UnreadableEventException at(ConsumerRecord<?, ?> where) {
        return new UnreadableEventException(where, problem);
    }
}
