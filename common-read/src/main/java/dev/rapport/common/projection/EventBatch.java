package dev.rapport.common.projection;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Events to apply, and how far the checkpoint moves after that.
 *
 * @param deliveries in the order of each partition; possibly none
 * @param advances for each partition that moves; possibly none
 */
public record EventBatch(List<Delivery> deliveries, Map<TopicPartition, Advance> advances) {

    public EventBatch {
        deliveries = List.copyOf(deliveries);
        advances = Map.copyOf(advances);
    }
}
