package dev.rapport.reporting.openapi;

import static dev.rapport.reporting.query.QueryParametersInDocument.parameter;

import dev.rapport.common.openapi.Examples;
import dev.rapport.common.openapi.FieldConventions;
import dev.rapport.common.openapi.SharedComponents;
import dev.rapport.reporting.query.QueryParametersInDocument;
import dev.rapport.reporting.record.Include;
import dev.rapport.reporting.record.RecordsInDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.stream.StreamedChanges;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every read of the API has in common and no controller repeats: names, headers, answers and problems. */
@Configuration(proxyBeanMethods = false)
public class ReadConventions {

    /** An operation that asks about more than one kind of records. */
    private record Question(String operationId, String summary, String description) {}

    private static final Map<String, Question> QUESTIONS = Map.ofEntries(Map.entry("/api/fields",
            new Question("listFields", "What records have",
                    "Every field of every kind of records: its type, label, choices and references, and whether lists"
                            + " can be narrowed and sorted by it. Forms, filters and imports can be made from it.")),
            Map.entry("/api/access-policy", new Question("getAccessPolicy", "Who sees and changes what",
                    "The access policy, with what holds for the roles and kinds of records that it leaves out. Levels are"
                            + " joined by or: own, team, below, territory, all; none alone reaches nothing.")),
            Map.entry("/api/customers/{id}",
                    new Question("getCustomer", "Everything about a customer at a glance",
                            "The 360° view of a contact, an account or a lead. An account rolls up its contacts, a contact the"
                                    + " duplicates that were merged into it, each with the lead it came from.")),
            Map.entry("/api/customers/{id}/timeline",
                    new Question("getCustomerTimeline", "Everything that happened with a customer",
                            "What happened to the customer, everybody who belongs to it, and their deals and interactions,"
                                    + " newest first, page by page.")),
            Map.entry("/api/search",
                    new Question("search", "Find records by their words",
                            "Leads, contacts, accounts, deals, interactions, employees and pipelines, best first, with the words"
                                    + " marked where they were found.")),
            Map.entry("/api/stream",
                    new Question("followStream", "Follow what changes, as it changes",
                            "Server-Sent Events: the `data` of each is a `Change`, its `id` is where to go on. Ends after 15"
                                    + " minutes; clients resume with `Last-Event-ID`.")),
            Map.entry("/api/reports/pipeline",
                    new Question("getPipelineReport", "Open deals by stage",
                            "How many open deals stand on each stage of a pipeline, what they are worth, and for how long they"
                                    + " have been open. Admins, managers, reps and analysts read reports.")),
            Map.entry("/api/reports/funnel",
                    new Question("getFunnelReport", "How deals pass the stages",
                            "Of the stays in each stage, how many moved on, were won, were lost or go on, and how long they"
                                    + " took.")),
            Map.entry("/api/reports/forecast",
                    new Question("getForecastReport", "Expected closes by week or month",
                            "What the open deals are worth in the periods in which they are expected to close.")),
            Map.entry("/api/reports/won", new Question("getWonReport", "What was won, by whom and how fast",
                    "Won value, count, win rate and cycle days of the deals that were closed, for each owner, team,"
                            + " account, month, quarter or source.")),
            Map.entry("/api/reports/workload", new Question("getWorkloadReport", "Who has how much in hand",
                    "Of everybody whose records count in the caller's reports and who owns something open: leads and deals,"
                            + " what is due and overdue, and what has not been touched for some days.")),
            Map.entry("/api/security/events", new Question("listSecurityEvents", "What security should look at",
                    "Who was refused often or has read very much in a short time, changes of the access policy, and people who"
                            + " were forgotten. By an admin.")),
            Map.entry("/api/reports/prospect-lists",
                    new Question("getProspectLists", "Which sources bring customers",
                            "How far the contacts from each source have come. Sources that nobody has defined are among"
                                    + " them as far as contacts name them.")),
            Map.entry("/api/names",
                    new Question("listNames", "What records are called",
                            "The kinds and names of up to 200 records of any kinds, by their ids. A contact that was merged"
                                    + " into another is named together with that one. What does not exist, and what the caller may not"
                                    + " read, is left out.")),
            Map.entry("/api/me", new Question("getMe", "Who is signed in",
                    "The caller's employee record and roles, who works for them, and the time zone and language in"
                            + " which days and texts are meant.")));

    static final String ANSWER = "x-answer";
    private static final String POSITION = "AYx3mQ";

    /** How a handler takes all parameters of its query. */
    private static final Set<String> ALL_PARAMETERS = Set.of("parameters", "given");

    static {
        // What an event says is an object of whatever fields its schema has.
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, FieldConventions.ofType("object"))
                .replaceWithSchema(ObjectNode.class, FieldConventions.ofType("object"));
    }

    @Bean
    AnswerSchemas answerSchemas(Resources resources) {
        return new AnswerSchemas(resources);
    }

    /** What handlers answer is described from their records, which say more than springdoc can see. */
    @Bean
    OperationCustomizer answers(AnswerSchemas schemas) {
        return (operation, handler) -> {
            var type = handler.getMethod().getReturnType();
            if (type.isRecord() && !type.getSimpleName().equals("RecordList")) {
                operation.addExtension(ANSWER, schemas.of(type));
            }
            PostedQuestions.note(operation, handler);
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer documentConventions(Resources resources, AnswerSchemas answers) {
        return document -> describe(document, resources, answers);
    }

    private static void describe(OpenAPI document, Resources resources, AnswerSchemas answers) {
        document.info(new Info().title("Rapport").version("1")).servers(null)
                .security(List.of(new SecurityRequirement().addList("bearer"))).tags(null);
        document.setPaths(document.getPaths().entrySet().stream().sorted(Map.Entry.comparingByKey()).collect(Paths::new,
                (paths, entry) -> paths.addPathItem(entry.getKey(), entry.getValue()), Map::putAll));
        document.getPaths().forEach((path, item) -> {
            if (item.getGet() != null) {
                describe(path, item.getGet(), resources);
            }
            if (item.getPost() != null) {
                PostedQuestions.describe(path, item.getPost(), answers);
            }
        });
        answers.of(StreamedChanges.TYPE);
        addComponents(document.getComponents(), resources, answers);
        Examples.addTo(document);
    }

    private static void addComponents(Components components, Resources resources, AnswerSchemas answers) {
        components.setSchemas(new LinkedHashMap<>());
        SharedComponents.addTo(components);
        // Writes alone need these; the gateway's join brings them from there.
        components.getParameters().keySet().removeAll(Set.of("IdempotencyKey", "IfMatch"));
        components.getSchemas().remove("Written");
        components.getResponses().keySet()
                .removeAll(Set.of("StaleVersion", "IdempotencyKeyReused"));
        components.getHeaders().keySet().removeAll(Set.of("ETag", "Position", "Location"));
        components.addParameters("AtPosition",
                new Parameter().in("header").name("Rapport-Position").required(false)
                        .schema(FieldConventions.ofType("string")).example(POSITION)
                        .description("What a write has answered: waits, 5 s at most, until that write can be seen"));
        components.addParameters("AtPositionInQuery",
                parameter("position", "As the header Rapport-Position, for those who cannot set headers",
                        FieldConventions.ofType("string")).example(POSITION));
        components.addParameters("IfNoneMatch",
                new Parameter().in("header").name("If-None-Match").required(false)
                        .schema(FieldConventions.ofType("string")).example("\"7-Zm9vYmFyYmF6cXV4\"")
                        .description("ETags of answers that are there already: 304 when one of them still holds"));
        components.addHeaders("RecordETag", new Header().required(true).schema(FieldConventions.ofType("string"))
                .example("\"7-Zm9vYmFyYmF6cXV4\"")
                .description("The record's version, a hyphen and a digest of the answer, in quotation marks: for "
                        + "If-None-Match, and for If-Match, which minds the version alone"));
        components.addHeaders("AnswerETag", new Header().required(true).schema(FieldConventions.ofType("string"))
                .example("W/\"Zm9vYmFyYmF6cXV4\"").description("A digest of the answer, for If-None-Match"));
        components.addHeaders("Lag", new Header().required(true)
                .schema(FieldConventions.ofType("integer").minimum(BigDecimal.ZERO))
                .description("How far what was read is behind what was written, in milliseconds"));
        RecordSchemas.of(resources).forEach(components::addSchemas);
        answers.all().forEach(components::addSchemas);
    }

    private static void describe(String path, Operation operation, Resources resources) {
        var resource = path.substring("/api/".length()).split("/", 2)[0];
        var kind = resources.all().stream().filter(each -> each.collection().equals(resource) && !each.isTheOnlyOne())
                .findFirst().orElse(null);
        operation.setTags(List.of(resource));
        operation.getResponses().remove("404");
        var parameters = operation.getParameters();
        if (parameters != null) {
            parameters.removeIf(parameter -> ALL_PARAMETERS.contains(parameter.getName()));
            parameters.stream().filter(parameter -> "id".equals(parameter.getName())).forEach(parameter -> parameter
                    .description("Id of the " + (kind == null ? "contact, account or lead" : kind.kind())));
        }
        Schema<?> answer = operation.getExtensions() == null
                ? FieldConventions.ofType("string")
                : Objects.requireNonNull((Schema<?>) operation.getExtensions().remove(ANSWER), path);
        boolean single = path.equals("/api/access-policy");
        if (kind == null) {
            var question = Objects.requireNonNull(QUESTIONS.get(path), path);
            operation.operationId(question.operationId()).summary(question.summary())
                    .description(question.description());
        } else if (path.endsWith("/history")) {
            operation.operationId("get" + kind.schemaName() + "History")
                    .summary("Everything that happened to %s".formatted(one(kind)))
                    .description(
                            "Every event of the record in its order: what happened, when, who did it and what led to it.");
        } else if (path.endsWith("/access")) {
            operation.operationId("get" + kind.schemaName() + "Access")
                    .summary("Who may do what with %s, and why".formatted(one(kind)))
                    .description("What somebody may do with the record, and by which levels of the access policy. For"
                            + " those who may change the record.");
        } else if (path.contains("{id}")) {
            single = true;
            operation.operationId("get" + kind.schemaName()).summary("Read %s".formatted(one(kind)))
                    .description("As it is now, or as it was. What the caller may not read is not there: 404.");
            answer = reference(kind.schemaName());
            QueryParametersInDocument.describeAsOf(operation);
            if (!Include.choices(kind).isEmpty()) {
                operation.addParametersItem(RecordsInDocument.include(kind));
            }
        } else {
            operation.operationId("list" + kind.schemaName() + "s").summary("List %s".formatted(kind.collection()))
                    .description("The %s that meet all filters that are given, in the order asked for, page by page."
                            .formatted(kind.collection()));
            answer = reference(kind.schemaName() + "List");
            QueryParametersInDocument.describeAsOf(operation);
        }
        boolean stream = path.equals("/api/stream");
        if (stream) {
            describeStream(operation);
        } else {
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/AtPosition"));
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/AtPositionInQuery"));
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/IfNoneMatch"));
        }
        operation.setResponses(ReadAnswers.of(path, answer, single, stream));
    }

    private static void describeStream(Operation operation) {
        operation.getParameters().stream().filter(parameter -> "Last-Event-ID".equals(parameter.getName()))
                .forEach(parameter -> parameter.description(
                        "The last id that was received: goes on behind it. Good for an hour and 10 000 events")
                        .example("AcQ1x9k"));
    }

    private static String one(Resource<?> kind) {
        return ("aeiou".indexOf(kind.kind().charAt(0)) < 0 ? "a " : "an ") + kind.kind();
    }

    private static Schema<?> reference(String component) {
        return new Schema<>().$ref("#/components/schemas/" + component);
    }
}
