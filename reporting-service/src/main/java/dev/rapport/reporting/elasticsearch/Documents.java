package dev.rapport.reporting.elasticsearch;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The documents of one index as they are after the events folded so far. */
public interface Documents {

    /**
     * The document with this id, or null when there is none. Only what {@link IndexFold#needs} named or was put before
     * is known.
     */
    @Nullable
    JsonNode get(String id);

    /**
     * Puts a document in place of the one with this id.
     *
     * @param version
     *            grows with every event that changes the document; a write with a lower one than the index holds is
     * dropped
     */
    void put(String id, long version, Map<String, ?> document);

    /**
     * A person is to be forgotten: in all documents of the index that are {@linkplain Forgetting#ABOUT about} that
     * person, now and later. To be called again when the event comes again.
     */
    void forget(UUID person);
}
