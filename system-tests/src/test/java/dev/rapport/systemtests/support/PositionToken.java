package dev.rapport.systemtests.support;

import dev.rapport.torture.system.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A position as no write answers it: one that waits for the given events, of whatever records they are. */
final class PositionToken {
    private static final byte FORMAT = 1;
    private static final int MOST_BYTES = 8_192;

    private PositionToken() {}

    static String of(List<ConsumerRecord<String, byte[]>> events) {
        ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES).put(FORMAT).put((byte) events.size());
        for (ConsumerRecord<String, byte[]> event : events) {
            byte[] type = event.topic().substring("rapport.".length()).getBytes(StandardCharsets.US_ASCII);
            UUID id = UUID.fromString(event.key());
            buffer.put((byte) type.length).put(type).putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits()).putLong(Topics.sequence(event));
        }
        byte[] token = new byte[buffer.position()];
        buffer.flip().get(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
