package dev.rapport.common.projection;

import dev.rapport.events.EventEnvelope;
import org.apache.kafka.common.TopicPartition;

/**
 * An event and where it lies on Kafka.
 *
 * @param event what happened
 * @param partition where it lies
 * @param offset its offset there
 * @param redriven true if it had been parked: events with greater offsets have been applied before it, but of its own
 * key none with a greater sequence
 */
public record Delivery(EventEnvelope event, TopicPartition partition, long offset, boolean redriven) {}
