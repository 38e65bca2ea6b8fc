package dev.rapport.reporting.stream;

import dev.rapport.common.web.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.springframework.http.HttpStatus;

/**
 * How far somebody has followed the stream: the next offset of each partition. Written into the id of each event, so
 * that a client that comes back goes on where it was, whichever instance it meets.
 */
record StreamPosition(Map<TopicPartition, Long> next) {

    private static final byte FORMAT = 1;
    private static final int LONGEST = 20_000;

    StreamPosition {
        next = Map.copyOf(next);
    }

    String encode() {
        var byTopic = new TreeMap<String, TreeMap<Integer, Long>>();
        next.forEach((partition, offset) -> byTopic.computeIfAbsent(partition.topic(), _ -> new TreeMap<>())
                .put(partition.partition(), offset));
        var buffer = ByteBuffer.allocate(1 + byTopic.size() * 260 + next.size() * 15);
        buffer.put(FORMAT);
        byTopic.forEach((topic, offsets) -> {
            var name = topic.getBytes(StandardCharsets.US_ASCII);
            buffer.put((byte) name.length).put(name);
            put(buffer, offsets.size());
            offsets.forEach((partition, offset) -> {
                put(buffer, partition);
                put(buffer, offset);
            });
        });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                java.util.Arrays.copyOf(buffer.array(), buffer.position()));
    }

    /**
     * @throws ProblemException 400 {@code invalid-position} when it is not one of ours
     */
    static StreamPosition decode(String token) {
        try {
            if (token.length() > LONGEST) {
                throw invalid();
            }
            var buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (buffer.get() != FORMAT) {
                throw invalid();
            }
            var next = new HashMap<TopicPartition, Long>();
            while (buffer.hasRemaining()) {
                var name = new byte[Byte.toUnsignedInt(buffer.get())];
                buffer.get(name);
                var topic = new String(name, StandardCharsets.US_ASCII);
                for (long left = number(buffer); left > 0; left--) {
                    next.put(new TopicPartition(topic, Math.toIntExact(number(buffer))), number(buffer));
                }
            }
            return new StreamPosition(next);
        } catch (IllegalArgumentException | ArithmeticException | BufferUnderflowException e) {
            throw invalid();
        }
    }

    private static void put(ByteBuffer buffer, long number) {
        long rest = number;
        while (rest > 0x7F) {
            buffer.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest);
    }

    private static long number(ByteBuffer buffer) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = buffer.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-position",
                "Last-Event-ID is not the id of an event of this stream.");
    }
}
