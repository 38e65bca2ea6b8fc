package dev.rapport.events;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts an event's JSON from one version of its schema to the next.
 *
 * @param event the event whose JSON it lifts
 * @param from the version it reads; the result is in the next one
 * @param change makes the new JSON; may change what it is given
 */
public record Upcaster(Class<? extends DomainEvent> event, int from, UnaryOperator<ObjectNode> change) {

    public Upcaster {
        if (from < 1) {
            throw new IllegalArgumentException("Versions start at 1");
        }
    }
}
