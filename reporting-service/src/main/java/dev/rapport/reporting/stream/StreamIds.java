package dev.rapport.reporting.stream;

import dev.rapport.common.token.TokenSigner;
import dev.rapport.common.web.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.springframework.http.HttpStatus;

/**
 * How far somebody has followed the stream, as the id of an event: the next offset of each partition and the time, all
 * in as few bytes as they need, and signed. A client that comes back goes on where it was, whichever instance it meets.
 */
final class StreamIds {

    private static final String PURPOSE = "stream";
    private static final byte FORMAT = 2;
    private static final int LONGEST = 20_000;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int LOW_BITS = 0x7F;

    private final TokenSigner signer;
    private final Map<Short, String> topics = new TreeMap<>();
    private final Clock clock;
    private final Duration within;

    /**
     * @param topics those of the stream
     * @param within how old an id may be
     */
    StreamIds(TokenSigner signer, Collection<String> topics, Clock clock, Duration within) {
        this.signer = signer;
        this.clock = clock;
        this.within = within;
        for (var topic : topics) {
            var other = this.topics.put(code(topic), topic);
            if (other != null) {
                throw new IllegalStateException(topic + " and " + other + " have the same code");
            }
        }
    }

    /** A name is long, and there are few topics. */
    private static short code(String topic) {
        int hash = topic.hashCode();
        return (short) (hash ^ hash >>> Short.SIZE);
    }

    /** @param next the next offset of each partition */
    String of(Map<TopicPartition, Long> next) {
        var byTopic = new TreeMap<Short, TreeMap<Integer, Long>>();
        next.forEach((partition, offset) -> byTopic.computeIfAbsent(code(partition.topic()), _ -> new TreeMap<>())
                .put(partition.partition(), offset));
        var content = new ByteArrayOutputStream();
        content.write(FORMAT);
        put(content, Math.max(0, Duration.between(FIRST, clock.instant()).toSeconds()));
        byTopic.forEach((code, offsets) -> {
            content.write(code >>> Byte.SIZE);
            content.write(code);
            int partitions = offsets.lastKey() + 1;
            put(content, partitions);
            for (int partition = 0; partition < partitions; partition++) {
                put(content, offsets.getOrDefault(partition, 0L));
            }
        });
        return signer.sign(PURPOSE, content.toByteArray());
    }

    /**
     * The next offset of each partition that there was then.
     *
     * @throws ProblemException 400 {@code invalid-position} when it is not one of ours, 410 {@code position-expired}
     * when it is too old
     */
    Map<TopicPartition, Long> read(String id) {
        byte[] content = id.length() > LONGEST ? null : signer.verify(PURPOSE, id);
        if (content == null || content.length == 0 || content[0] != FORMAT) {
            throw invalid();
        }
        var buffer = ByteBuffer.wrap(content, 1, content.length - 1);
        if (FIRST.plusSeconds(number(buffer)).plus(within).isBefore(clock.instant())) {
            throw expired();
        }
        var next = new HashMap<TopicPartition, Long>();
        while (buffer.hasRemaining()) {
            var topic = topics.get(buffer.getShort());
            long partitions = number(buffer);
            for (int partition = 0; partition < partitions; partition++) {
                long offset = number(buffer);
                if (topic != null) {
                    next.put(new TopicPartition(topic, partition), offset);
                }
            }
        }
        return next;
    }

    private static void put(ByteArrayOutputStream content, long number) {
        long rest = number;
        while (rest > LOW_BITS) {
            content.write((int) ((rest & LOW_BITS) | ~LOW_BITS));
            rest >>>= Byte.SIZE - 1;
        }
        content.write((int) rest);
    }

    private static long number(ByteBuffer buffer) {
        long number = 0;
        for (int shift = 0;; shift += Byte.SIZE - 1) {
            byte next = buffer.get();
            number |= (long) (next & LOW_BITS) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-position",
                "Last-Event-ID is not the id of an event of this stream.");
    }

    /** 410: what happened since then is not told again. */
    static ProblemException expired() {
        return new ProblemException(HttpStatus.GONE, "position-expired",
                "Too much has happened since this Last-Event-ID, or too long ago. Load what you show anew and follow"
                        + " without it.");
    }
}
