package dev.rapport.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.gateway.routing.Service;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApiDocumentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiDocument document = new ApiDocument();

    @Test
    void joinsTheMethodsOfAPathFromSeveralServices() {
        document.add(Service.CONTACT, paths("'/api/leads': {'post': {'operationId': 'createLead'}}"));
        document.add(Service.REPORTING, paths("'/api/leads': {'get': {'operationId': 'listLeads'}}"));

        JsonNode leads = joined().path("paths").path("/api/leads");

        assertThat(leads.path("post").path("operationId").asString()).isEqualTo("createLead");
        assertThat(leads.path("get").path("operationId").asString()).isEqualTo("listLeads");
    }

    @Test
    void keepsWhatIsNotPublicOut() {
        document.add(Service.REPORTING,
                paths("'/internal/projections': {'get': {}}, '/actuator/health': {'get': {}}, '/api/search': {'get': {}}"));

        assertThat(joined().path("paths").propertyNames()).containsExactly("/api/search");
    }

    @Test
    void refusesAnOperationThatAnotherServiceHas() {
        document.add(Service.CONTACT, paths("'/api/leads': {'post': {}}"));

        assertThatThrownBy(() -> document.add(Service.DEAL, paths("'/api/leads': {'post': {}}")))
                .hasMessageContaining("deal-service").hasMessageContaining("POST /api/leads");
    }

    @Test
    void keepsAComponentThatServicesDescribeAlikeOnce() {
        document.add(Service.CONTACT, schemas("'Money': {'type': 'object', 'required': ['amount']}"));
        document.add(Service.DEAL, schemas("'Money': {'required': ['amount'], 'type': 'object'}"));

        assertThat(joined().at("/components/schemas/Money/type").asString()).isEqualTo("object");
    }

    @Test
    void refusesAComponentThatServicesDescribeDifferently() {
        document.add(Service.CONTACT, schemas("'Money': {'type': 'object'}"));

        assertThatThrownBy(() -> document.add(Service.DEAL, schemas("'Money': {'type': 'string'}")))
                .hasMessageContaining("deal-service").hasMessageContaining("components.schemas.Money");
    }

    @Test
    void makesOperationIdsUnique() {
        document.add(Service.CONTACT, paths("'/api/leads': {'post': {'operationId': 'create'}}"));
        document.add(Service.DEAL, paths("'/api/deals': {'post': {'operationId': 'create'}}"));

        assertThat(joined().at("/paths/~1api~1deals/post/operationId").asString()).isEqualTo("create-deal-service");
    }

    @Test
    void leavesSigningInToTheGateway() {
        document.add(Service.CONTACT,
                JSON.readTree(
                        """
                                {"components": {"securitySchemes": {"mine": {}}},
                                 "paths": {"/api/leads": {"post": {"security": [{"mine": []}], "servers": [{"url": "http://x"}]}}}}
                                """));

        JsonNode joined = joined();

        assertThat(joined.path("components").has("securitySchemes")).isFalse();
        assertThat(joined.at("/paths/~1api~1leads/post").has("security")).isFalse();
        assertThat(joined.at("/paths/~1api~1leads/post").has("servers")).isFalse();
    }

    @Test
    void addsWhatTheGatewayMayAnswer() {
        document.add(Service.CONTACT,
                paths("'/api/leads': {'post': {'requestBody': {}, 'responses': {'503': {'description': 'own'}}}}"));

        JsonNode responses = joined().at("/paths/~1api~1leads/post/responses");

        assertThat(responses.propertyNames()).contains("401", "408", "413", "415", "421", "429", "503");
        assertThat(responses.at("/503/description").asString()).isEqualTo("own");
    }

    /** Edges, front end 11. */
    @Test
    void addsTheHeadersThatEveryAnswerHas() {
        document.add(Service.CONTACT, JSON.readTree("""
                {"components": {"responses": {"NotFound": {"description": "own"}}},
                 "paths": {"/api/leads": {"get": {"responses": {
                   "200": {"description": "own"}, "404": {"$ref": "#/components/responses/NotFound"}}}}}}
                """));

        JsonNode joined = document.joinedWith((ObjectNode) JSON.readTree("""
                {"components": {"headers": {"X-Request-Id": {}},
                 "responses": {"RateLimited": {"description": "own"}}}}
                """));

        JsonNode responses = joined.at("/paths/~1api~1leads/get/responses");
        assertThat(responses.at("/200/headers/X-Request-Id/$ref").asString())
                .isEqualTo("#/components/headers/X-Request-Id");
        assertThat(responses.path("404").propertyNames()).containsExactly("$ref");
        assertThat(joined.at("/components/responses")).hasSize(2)
                .allSatisfy(response -> assertThat(response.path("headers").propertyNames())
                        .containsExactly("X-Request-Id"));
    }

    @Test
    void joinsTags() {
        document.add(Service.CONTACT, JSON.readTree("{\"tags\": [{\"name\": \"leads\", \"description\": \"a\"}]}"));
        document.add(Service.REPORTING, JSON.readTree("{\"tags\": [{\"name\": \"leads\", \"description\": \"a\"}]}"));

        assertThat(joined().path("tags")).hasSize(1);
        assertThatThrownBy(() -> document.add(Service.DEAL,
                JSON.readTree("{\"tags\": [{\"name\": \"leads\", \"description\": \"b\"}]}")))
                .hasMessageContaining("tag leads");
    }

    private JsonNode joined() {
        return document.joinedWith((ObjectNode) JSON.readTree("{\"openapi\": \"3.1.0\"}"));
    }

    private static JsonNode paths(String paths) {
        return JSON.readTree("{\"paths\": {" + paths.replace('\'', '"') + "}}");
    }

    private static JsonNode schemas(String schemas) {
        return JSON.readTree("{\"components\": {\"schemas\": {" + schemas.replace('\'', '"') + "}}}");
    }
}
