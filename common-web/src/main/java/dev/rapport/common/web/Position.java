package dev.rapport.common.web;

import dev.rapport.common.token.TokenSigner;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * What a write has recorded, as an opaque token: a reader who sends it back is answered only when what it reads has
 * caught up with these events.
 *
 * @param entries
 *            the last event of each aggregate the write touched
 */
public record Position(List<Entry> entries) {

    /** The header that answers of writes carry and reads may send. */
    public static final String HEADER = "Rapport-Position";

    private static final String PURPOSE = "position";
    private static final byte FORMAT = 1;
    private static final int LONGEST = 8_000;
    private static final int MOST_ENTRIES = 64;

    public Position {
        entries = List.copyOf(entries);
    }

    /**
     * One event of those that a reader has to have seen.
     *
     * @param aggregateType
     *            as in topic names: {@code lead}
     * @param aggregateId
     *            the aggregate
     * @param sequence
     *            sequence of its event, from 0
     */
    public record Entry(String aggregateType, UUID aggregateId, long sequence) {}

    /** The token: URL-safe, without padding. */
    public String encode(TokenSigner signer) {
        var buffer = ByteBuffer.allocate(2 + entries.stream().mapToInt(Position::size).sum());
        buffer.put(FORMAT).put((byte) entries.size());
        for (Entry entry : entries) {
            byte[] type = entry.aggregateType().getBytes(StandardCharsets.US_ASCII);
            buffer.put((byte) type.length).put(type).putLong(entry.aggregateId().getMostSignificantBits())
                    .putLong(entry.aggregateId().getLeastSignificantBits()).putLong(entry.sequence());
        }
        return signer.sign(PURPOSE, buffer.array());
    }

    private static int size(Entry entry) {
        return 1 + entry.aggregateType().length() + 3 * Long.BYTES;
    }

    /**
     * Reads a token.
     *
     * @throws ProblemException
     *             400 {@code invalid-position} when it is not one of ours
     */
    public static Position decode(String token, TokenSigner signer) {
        byte[] content = token.length() > LONGEST ? null : signer.verify(PURPOSE, token);
        if (content == null) {
            throw invalid();
        }
        try {
            var buffer = ByteBuffer.wrap(content);
            if (buffer.get() != FORMAT) {
                throw invalid();
            }
            int count = buffer.get();
            if (count < 0 || count > MOST_ENTRIES) {
                throw invalid();
            }
            var entries = new ArrayList<Entry>(count);
            for (int i = 0; i < count; i++) {
                int length = buffer.get();
                if (length < 1) {
                    throw invalid();
                }
                byte[] type = new byte[length];
                buffer.get(type);
                entries.add(new Entry(new String(type, StandardCharsets.US_ASCII),
                        new UUID(buffer.getLong(), buffer.getLong()), buffer.getLong()));
            }
            if (buffer.hasRemaining()) {
                throw invalid();
            }
            return new Position(entries);
        } catch (BufferUnderflowException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-position",
                "The position is not one that a write has answered.");
    }
}
