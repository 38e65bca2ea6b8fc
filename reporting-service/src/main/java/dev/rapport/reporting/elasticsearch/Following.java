package dev.rapport.reporting.elasticsearch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What documents of an index take over from others of the same index that they name in {@value #FOLLOWS}. Whoever comes
 * first, the document or the one it follows, and however often the other changes, in the end it has taken over what is
 * there.
 */
public interface Following {

    /** The field of a document that names those it follows, by their ids. */
    String FOLLOWS = "follows";

    /** Whether others may follow a document. */
    boolean isFollowed(JsonNode document);

    /** Whether something has changed in a document that others take over. */
    boolean differs(@Nullable JsonNode before, JsonNode after);

    /**
     * A document with what it takes over.
     *
     * @param followed
     *            the documents that it follows, by their ids, as far as they are there
     */
    Map<String, ?> following(JsonNode document, Map<String, JsonNode> followed);
}
