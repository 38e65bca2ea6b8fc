package dev.rapport.reporting.search;

import dev.rapport.reporting.query.Cursor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the next page of a search begins. How well a record fits depends on all other records, so that every write
 * changes the order; a walk needs one that stands still. Few who search turn the page, so that only the second page
 * takes a snapshot of the index, and the cursor remembers which records were on the first.
 *
 * @param first
 *            the records of the first page, which must not come again
 * @param snapshot
 *            what all pages but the first are read from; null before the second
 * @param after
 *            sort values of the last record of the page before; null before the second
 */
record SearchCursor(List<UUID> first, @Nullable String snapshot, @Nullable JsonNode after) {

    static final int MOST = 200;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** As a token; ids as bytes, because it is part of an address, and those are short. */
    String encode(String question) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(first.size());
            for (var id : first) {
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            if (snapshot != null && after != null) {
                out.writeUTF(snapshot);
                out.write(JSON.writeValueAsBytes(after));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Cursor.encode(bytes.toByteArray(), question);
    }

    /**
     * Null for the first page.
     *
     * @throws dev.rapport.common.web.ProblemException
     *             400 {@code invalid-cursor}
     */
    static @Nullable SearchCursor decode(@Nullable String token, String question) {
        byte[] content = Cursor.bytes(token, question);
        if (content == null) {
            return null;
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            int count = in.readUnsignedByte();
            var first = new ArrayList<UUID>(count);
            for (int i = 0; i < count; i++) {
                first.add(new UUID(in.readLong(), in.readLong()));
            }
            if (in.available() == 0) {
                return new SearchCursor(first, null, null);
            }
            return new SearchCursor(first, in.readUTF(),
                    JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException | JacksonException e) {
            throw Cursor.invalid();
        }
    }
}
