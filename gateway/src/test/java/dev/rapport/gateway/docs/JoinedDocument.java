package dev.rapport.gateway.docs;

import dev.rapport.gateway.routing.CommittedDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document of the whole API, from the committed documents, and the problems in it. */
record JoinedDocument(JsonNode document, ProblemCatalogue problems) {

    static JoinedDocument read() {
        ApiDocument services = ApiDocuments.ofServices();
        JsonNode joined = services.joinedWith((ObjectNode) CommittedDocument.ofGateway());
        return new JoinedDocument(joined, ProblemCatalogue.of(services.problems(), joined));
    }
}
