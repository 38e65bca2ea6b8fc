package dev.rapport.common.projection;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One step of the checkpoint of one partition.
 *
 * @param from the next offset to read as it was stored so far; null if nothing was stored
 * @param to the next offset to read from now on
 */
public record Advance(@Nullable Long from, long to) {

    /**
     * What to throw when the stored offset is not {@link #from()}: whoever finds more has been overtaken, whoever finds
     * less or nothing writes to a sink that has lost data.
     *
     * @param stored what is stored instead; null if nothing
     */
    public RuntimeException refused(TopicPartition partition, @Nullable Long stored) {
        if (stored != null && (from == null || stored > from)) {
            return new CheckpointMovedException("%s stands at %d, not at %s".formatted(partition, stored, from));
        }
        return new SinkLostException("%s should stand at %s and stands at %s".formatted(partition, from, stored));
    }
}
