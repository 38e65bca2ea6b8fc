package dev.rapport.reporting.elasticsearch;

import dev.rapport.reporting.erasure.Traces;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of the documents of a projection when people whom they are about are forgotten. A document says whom it
 * is about in its field {@value #ABOUT}; who makes an index of anything personal declares this, and
 * {@link IndexErasure} does the rest: documents written before or later, by whatever instance, in whatever order.
 */
public interface Forgetting {

    /** The field of a document with the ids of those it is about; the record's own id when that is a person. */
    String ABOUT = "about";

    /** The field that is true in a document that was rewritten. */
    String FORGOTTEN = "forgotten";

    /** What the person is called, of a document of the person's own record. */
    Set<String> names(JsonNode document);

    /**
     * The document without what is personal and without what names these people; the same again for what it made
     * itself.
     */
    Map<String, ?> forgotten(JsonNode document, Traces traces);
}
