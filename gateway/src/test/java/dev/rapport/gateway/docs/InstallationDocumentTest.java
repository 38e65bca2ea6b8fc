package dev.rapport.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a company has defined stands wherever it can be sent, is answered, or narrows a list. F12. */
class InstallationDocumentTest {

    private static final String FIELDS = """
            [{"kind": "contact", "key": "custom.tier", "type": "choice", "list": false, "label": "Loyalty tier",
              "options": [{"value": "gold", "label": "Gold", "active": true},
                          {"value": "old", "label": "Old", "active": false}],
              "longest": null, "operators": ["eq", "in"], "required": true, "custom": true},
             {"kind": "contact", "key": "custom.seats", "type": "integer", "list": false, "label": "Seats",
              "options": [], "longest": null, "operators": ["eq", "gte"], "required": false, "custom": true},
             {"kind": "deal", "key": "custom.fee", "type": "money", "list": false, "label": "Fee", "options": [],
              "longest": null, "operators": ["gte"], "required": false, "custom": true},
             {"kind": "interaction", "key": "custom.topics", "type": "text", "list": true, "label": "Topics",
              "options": [], "longest": 80, "operators": ["contains"], "required": false, "custom": true},
             {"kind": "lead", "key": "name", "type": "text", "list": false, "label": "Name", "options": [],
              "longest": 200, "operators": ["eq"], "required": true, "custom": false}]
            """;

    private final ObjectNode before = (ObjectNode) JoinedDocument.read().document();
    private final JsonNode document = InstallationDocument.of(before.deepCopy(), JsonMapper.shared().readTree(FIELDS));

    private JsonNode value(String schema, String key) {
        return document.at("/components/schemas/" + schema + "/properties/custom/properties/" + key);
    }

    @Test
    void anAnswerHasWhatWasSwitchedOffAndABodyDoesNot() {
        assertThat(value("Contact", "tier").path("enum").toString()).isEqualTo("[\"gold\",\"old\",null]");
        assertThat(value("CreateContact", "tier").path("enum").toString()).isEqualTo("[\"gold\",null]");
        assertThat(value("Contact", "tier").path("title").asString()).isEqualTo("Loyalty tier");
    }

    @Test
    void whatIsRequiredIsRequiredOfNewRecordsOnly() {
        assertThat(document.at("/components/schemas/CreateContact/properties/custom/required").toString())
                .isEqualTo("[\"tier\"]");
        assertThat(document.at("/components/schemas/CreateContact/required").valueStream().map(JsonNode::asString))
                .contains("custom");
        assertThat(document.at("/components/schemas/PatchContact/properties/custom").has("required")).isFalse();
        assertThat(document.at("/components/schemas/Contact/properties/custom").has("required")).isFalse();
    }

    @Test
    void valuesAreOfTheirTypes() {
        assertThat(value("PatchContact", "seats").path("type").toString()).isEqualTo("[\"integer\",\"null\"]");
        assertThat(value("CreateDeal", "fee").at("/oneOf/0/$ref").asString())
                .isEqualTo("#/components/schemas/Money");
        assertThat(value("LogInteraction", "topics").at("/items/maxLength").asInt()).isEqualTo(80);
    }

    @Test
    void listsHaveTheParametersThatNarrowThem() {
        assertThat(parameters("/api/contacts")).contains("custom.tier", "custom.tier.empty", "custom.seats",
                "custom.seats.from", "custom.seats.to").doesNotContain("custom.tier.from", "custom.fee.currency");
        assertThat(parameters("/api/deals")).contains("custom.fee.currency", "custom.fee.from", "custom.fee.to")
                .doesNotContain("custom.fee");
    }

    private Iterable<String> parameters(String path) {
        return document.path("paths").path(path).path("get").path("parameters").valueStream()
                .map(parameter -> parameter.path("name").asString("")).toList();
    }

    @Test
    void nothingElseIsChanged() {
        assertThat(document.at("/components/schemas/Lead")).isEqualTo(before.at("/components/schemas/Lead"));
        assertThat(document.path("paths").path("/api/leads")).isEqualTo(before.path("paths").path("/api/leads"));
        assertThat(InstallationDocument.of(before.deepCopy(), JsonMapper.shared().createArrayNode()))
                .isEqualTo(before);
    }
}
