package dev.rapport.reporting.openapi;

import static dev.rapport.reporting.query.QueryParametersInDocument.parameter;

import dev.rapport.common.openapi.FieldConventions;
import dev.rapport.common.openapi.SharedComponents;
import dev.rapport.reporting.query.QueryParametersInDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every read of the API has in common and no controller repeats: names, headers, answers and problems. */
@Configuration(proxyBeanMethods = false)
public class ReadConventions {

    private static final Map<String, String> QUESTIONS = Map.of("/api/fields", "listFields", "/api/customers/{id}",
            "getCustomer",
            "/api/customers/{id}/timeline", "getCustomerTimeline", "/api/search", "search", "/api/stream",
            "followStream",
            "/api/reports/pipeline", "getPipelineReport", "/api/reports/funnel", "getFunnelReport",
            "/api/reports/forecast", "getForecastReport", "/api/reports/won", "getWonReport");
    private static final Map<String, String> SUMMARIES = Map.of("listFields",
            "What records have: every field of every kind, and what it can do", "getCustomer",
            "Everything about a customer at a glance",
            "getCustomerTimeline", "Everything that happened with a customer, newest first", "search",
            "Find leads, contacts, accounts, deals and interactions", "followStream",
            "What changes, as it changes (Server-Sent Events)", "getPipelineReport", "Open deals by stage",
            "getFunnelReport", "How deals pass the stages", "getForecastReport", "Expected closes by week or month",
            "getWonReport",
            "What was won, by whom and how fast");

    /** How a handler takes all parameters of its query. */
    private static final Set<String> ALL_PARAMETERS = Set.of("parameters", "given");

    static {
        // What an event says is an object of whatever fields its schema has.
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, FieldConventions.ofType("object"))
                .replaceWithSchema(ObjectNode.class, FieldConventions.ofType("object"));
    }

    @Bean
    PropertyCustomizer fieldConventions() {
        return new FieldConventions();
    }

    @Bean
    OpenApiCustomizer documentConventions(Resources resources) {
        return document -> describe(document, resources);
    }

    private static void describe(OpenAPI document, Resources resources) {
        document.info(new Info().title("Rapport").version("1")).servers(null)
                .security(List.of(new SecurityRequirement().addList("bearer"))).tags(null);
        document.setPaths(document.getPaths().entrySet().stream().sorted(Map.Entry.comparingByKey()).collect(Paths::new,
                (paths, entry) -> paths.addPathItem(entry.getKey(), entry.getValue()), Map::putAll));
        document.getPaths().forEach((path, item) -> describe(path, item.getGet(), resources));
        addComponents(document.getComponents(), resources);
    }

    private static void addComponents(Components components, Resources resources) {
        SharedComponents.addTo(components);
        // Writes alone need these; the gateway's join brings them from there.
        components.getParameters().keySet().removeAll(Set.of("IdempotencyKey", "IfMatch"));
        components.getSchemas().remove("Written");
        components.getResponses().keySet()
                .removeAll(Set.of("StaleVersion", "TooLarge", "UnsupportedMediaType", "IdempotencyKeyReused"));
        components.getHeaders().keySet().removeAll(Set.of("Position", "Location"));
        components.addParameters("AtPosition",
                new Parameter().in("header").name("Rapport-Position").required(false)
                        .schema(FieldConventions.ofType("string"))
                        .description("What a write has answered: waits, 5 s at most, until that write can be seen"));
        components.addParameters("AtPositionInQuery",
                parameter("position", "As the header Rapport-Position", FieldConventions.ofType("string")));
        components.addHeaders("Lag", new Header().required(true)
                .schema(FieldConventions.ofType("integer").minimum(BigDecimal.ZERO))
                .description("How far what was read is behind what was written, in milliseconds"));
        RecordSchemas.of(resources).forEach(components::addSchemas);
        ReportDescriptions.addTo(components);
        components.getSchemas().values().forEach(schema -> schema.setAdditionalProperties(null));
    }

    private static void describe(String path, Operation operation, Resources resources) {
        var resource = path.substring("/api/".length()).split("/", 2)[0];
        var record = resources.all().stream().filter(each -> each.collection().equals(resource))
                .map(Resource::schemaName).findFirst().orElse(null);
        operation.setTags(List.of(resource));
        operation.getResponses().remove("404");
        Schema<?> answer = answer(operation);
        var parameters = operation.getParameters();
        if (parameters != null) {
            parameters.removeIf(parameter -> ALL_PARAMETERS.contains(parameter.getName()));
            parameters.stream().filter(parameter -> "id".equals(parameter.getName()))
                    .forEach(parameter -> parameter.description("The record's id"));
        }
        boolean single = false;
        if (record == null) {
            operation.setOperationId(QUESTIONS.get(path));
            operation.setSummary(SUMMARIES.get(operation.getOperationId()));
        } else if (path.endsWith("/history")) {
            operation.operationId("get" + record + "History").summary("Every event of the record: what, when, who");
            answer = reference("HistoryPage");
            operation.addParametersItem(parameter("limit", "Most items on a page. 50 when absent",
                    FieldConventions.ofType("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200))));
            operation.addParametersItem(
                    parameter("cursor", "The next of the page before", FieldConventions.ofType("string")));
        } else if (path.contains("{id}")) {
            single = true;
            operation.operationId("get" + record).summary("One record");
            answer = reference(record);
            QueryParametersInDocument.describeAsOf(operation);
        } else {
            QueryParametersInDocument.describeAsOf(operation);
            operation.operationId("list" + record + "s").summary("Records, filtered and sorted");
            answer = page(record);
        }
        boolean stream = path.equals("/api/stream");
        if (stream) {
            describeStream(operation);
        } else {
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/AtPosition"));
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/AtPositionInQuery"));
        }
        operation.setResponses(responses(path, answer, single, stream));
    }

    private static void describeStream(Operation operation) {
        operation.addParametersItem(parameter("types", "Only changes of these kinds of records; all when absent",
                FieldConventions.ofType("array").items(FieldConventions.ofType("string"))));
        operation.addParametersItem(parameter("customerId", "Only changes that concern these customers",
                FieldConventions.ofType("array").items(FieldConventions.ofType("string").format("uuid"))));
        operation.getParameters().stream().filter(parameter -> "Last-Event-ID".equals(parameter.getName()))
                .forEach(parameter -> parameter.description(
                        "The last id that was received: goes on behind it. Good for an hour and 10 000 events"));
    }

    private static Schema<?> answer(Operation operation) {
        var success = operation.getResponses().get("200");
        return success == null || success.getContent() == null
                ? FieldConventions.ofType("string")
                : success.getContent().values().iterator().next().getSchema();
    }

    private static Schema<?> page(String record) {
        return FieldConventions.ofType("object")
                .addProperty("items", FieldConventions.ofType("array").items(reference(record)))
                .addProperty("next", nullableText()).addProperty("total", FieldConventions.ofType("integer"))
                .required(List.of("items", "next"));
    }

    private static Schema<?> nullableText() {
        return new Schema<>().types(new LinkedHashSet<>(List.of("string", "null")));
    }

    private static Schema<?> reference(String component) {
        return new Schema<>().$ref("#/components/schemas/" + component);
    }

    private static ApiResponses responses(String path, Schema<?> answer, boolean single, boolean stream) {
        var media = stream ? "text/event-stream" : "application/json";
        Schema<?> schema = stream ? FieldConventions.ofType("string") : answer;
        var success = new ApiResponse().description("OK")
                .content(new Content().addMediaType(media, new MediaType().schema(schema)));
        var responses = new ApiResponses();
        responses.put("200", success);
        if (!stream) {
            success.addHeaderObject("Rapport-Lag", new Header().$ref("#/components/headers/Lag"));
        }
        if (single) {
            success.addHeaderObject("ETag", new Header().$ref("#/components/headers/ETag"));
            responses.put("304",
                    new ApiResponse().description("The version that If-None-Match names is the current one"));
        }
        refer(responses, "400", "Invalid");
        refer(responses, "401", "Unauthenticated");
        refer(responses, "403", "Forbidden");
        if (path.contains("{id}") || path.startsWith("/api/reports/")) {
            refer(responses, "404", "NotFound");
        }
        if (stream) {
            responses.put("410", SharedComponents.problem(
                    "Too much has happened since this Last-Event-ID, or too long ago: `position-expired`. Load what is"
                            + " shown anew and follow without it"));
        }
        refer(responses, "503", "Unavailable");
        return responses;
    }

    private static void refer(ApiResponses responses, String status, String component) {
        responses.put(status, new ApiResponse().$ref("#/components/responses/" + component));
    }
}
