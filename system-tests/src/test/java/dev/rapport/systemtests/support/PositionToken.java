package dev.rapport.systemtests.support;

import dev.rapport.torture.system.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A position as no write answers it: one that waits for the given events, of whatever records they are. */
final class PositionToken {
    private static final byte FORMAT = 1;
    private static final int MOST_BYTES = 8_192;
    private static final int CODE_BYTES = 9;

    /** What services on one machine sign with when no other key is set. */
    private static final String KEY = "tokens of services on one machine, no secret";

    private PositionToken() {}

    static String of(List<ConsumerRecord<String, byte[]>> events) {
        ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES).put(FORMAT).put((byte) events.size());
        for (ConsumerRecord<String, byte[]> event : events) {
            byte[] type = event.topic().substring("rapport.".length()).getBytes(StandardCharsets.US_ASCII);
            UUID id = UUID.fromString(event.key());
            buffer.put((byte) type.length).put(type).putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits()).putLong(Topics.sequence(event));
        }
        byte[] content = new byte[buffer.position()];
        buffer.flip().get(content);
        byte[] token = Arrays.copyOf(content, content.length + CODE_BYTES);
        System.arraycopy(code(content), 0, token, content.length, CODE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static byte[] code(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update("position\0".getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
