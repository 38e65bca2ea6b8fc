package dev.rapport.gateway.docs;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.rapport.gateway.routing.CommittedDocument;
import dev.rapport.gateway.routing.Service;
import dev.rapport.gateway.security.SecurityProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Joins the committed documents once, at start-up; a contradiction keeps the gateway from starting. */
@Component
class ApiDocuments {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SIGN_IN = "x-sign-in";

    private final ObjectNode document;
    private final byte[] joined;
    private final ProblemCatalogue problems;

    ApiDocuments(SecurityProperties security, ObjectProvider<JWKSource<SecurityContext>> ownKeys) {
        ApiDocument document = ofServices();
        ObjectNode own = (ObjectNode) CommittedDocument.ofGateway();
        describeSignIn(own, security.issuerUri(), ownKeys.getIfAvailable() != null);
        ObjectNode whole = document.joinedWith(own);
        this.document = whole;
        this.joined = JSON.writeValueAsBytes(whole);
        this.problems = ProblemCatalogue.of(document.problems(), whole);
    }

    /** The documents of all services, joined; the gateway's own is still to come. */
    static ApiDocument ofServices() {
        ApiDocument document = new ApiDocument();
        for (Service service : Service.values()) {
            document.add(service, CommittedDocument.of(service));
        }
        return document;
    }

    /** Everything that may be refused. */
    ProblemCatalogue problems() {
        return problems;
    }

    /** The joined document, to be changed. */
    ObjectNode copy() {
        return document.deepCopy();
    }

    /** The joined document as JSON. */
    byte[] joined() {
        return joined.clone();
    }

    /**
     * Swagger UI signs in with the provider's own flows where they are known, and finds them out where they are not.
     * They are no security scheme of the document: of several a generated client takes one, and not always the one
     * that sends the token as it must be sent.
     */
    private static void describeSignIn(ObjectNode own, String issuer, boolean signInHere) {
        if (signInHere) {
            ObjectNode flows = (ObjectNode) own.path(SIGN_IN).path("flows");
            ((ObjectNode) flows.path("authorizationCode")).put("authorizationUrl", issuer + "/oauth2/authorize")
                    .put("tokenUrl", issuer + "/oauth2/token").put("refreshUrl", issuer + "/oauth2/token");
            ((ObjectNode) flows.path("clientCredentials")).put("tokenUrl", issuer + "/oauth2/token");
        } else {
            own.putObject(SIGN_IN).put("type", "openIdConnect").put("openIdConnectUrl",
                    issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
        }
    }
}
