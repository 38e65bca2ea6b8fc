package dev.rapport.common.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.List;

/** Components of the documents of all services, word for word the same, since the gateway joins the documents. */
public final class SharedComponents {

    private SharedComponents() {}

    public static void addTo(Components components) {
        components.addSecuritySchemes("bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                .bearerFormat("JWT"));
        addSchemas(components);
        addHeaders(components);
        components.addResponses("Invalid",
                problem("Invalid", "The body, a parameter or a header is invalid: `errors` says where and why",
                        "malformed-body", "validation-failed", "invalid-parameter", "invalid-cursor",
                        "invalid-position", "malformed-request"));
        components.addResponses("Unauthenticated",
                problem("Unauthenticated", "No access token, or one that is expired, forged or meant for someone else",
                        "unauthenticated")
                        .addHeaderObject("WWW-Authenticate", new Header().schema(string()).example("Bearer")
                                .description("How to sign in, and what was wrong with the token")));
        components.addResponses("Forbidden", problem("Forbidden", "The caller may not do this, or works here no more",
                "forbidden", "caller-deactivated"));
        components.addResponses("NotFound", problem("NotFound", "There is no such record", "not-found"));
        components.addResponses("StaleVersion",
                problem("StaleVersion", "The record has changed since it was read", "stale-version"));
        components.addResponses("TooLarge", problem("TooLarge", "The body is larger than allowed", "too-large"));
        components.addResponses("UnsupportedMediaType",
                problem("UnsupportedMediaType", "The body is not JSON", "unsupported-media-type"));
        components.addResponses("IdempotencyKeyReused", problem("IdempotencyKeyReused",
                "The Idempotency-Key was used for another request", "idempotency-key-reused"));
        components.addResponses("Unavailable", problem("Unavailable",
                "What answers this is down (`unavailable`) or has not caught up with the position (`read-model-behind`)",
                "unavailable", "read-model-behind")
                .addHeaderObject("Retry-After", new Header().description("Seconds after which to try again")
                        .schema(FieldConventions.ofType("integer"))));
    }

    private static void addSchemas(Components components) {
        components.addSchemas("Written", object("What a write has done").required(List.of("id", "version"))
                .addProperty("id", string().format("uuid").description("The record"))
                .addProperty("version", FieldConventions.ofType("integer").format("int64").minimum(BigDecimal.ZERO)
                        .description("Its version, 0 after creation")));
        components.addSchemas("FieldProblem", object("What is wrong with one field or parameter")
                .required(List.of("field", "message"))
                .addProperty("field",
                        string().description("Where it is, as a path into the body, or the name of a parameter")
                                .example("amount.currency"))
                .addProperty("message", string().description("What it must be, for people").example("must be a UUID")));
        components.addSchemas("Problem", object("RFC 9457 problem document")
                .required(List.of("type", "title", "status", "detail", "code", "traceId"))
                .addProperty("type", string().format("uri-reference").description(
                        "Where the kind of problem is described, as an address relative to the one that was asked")
                        .example("/problems/deal-already-closed"))
                .addProperty("title", string().description("The HTTP status in words").example("Conflict"))
                .addProperty("status", FieldConventions.ofType("integer").format("int32").description("The HTTP status")
                        .example(409))
                .addProperty("detail", string().description("What is wrong in this case, in one sentence for people")
                        .example("The deal has been won or lost; reopen it first."))
                .addProperty("instance", string().format("uri-reference").description("The path that was asked for")
                        .example("/api/deals/01900000-0000-7000-8000-0000000000c1/win"))
                .addProperty("code", string().description("What is wrong, for programs: stable, in kebab-case")
                        .example("deal-already-closed"))
                .addProperty("errors", FieldConventions.ofType("array")
                        .items(new Schema<>().$ref("#/components/schemas/FieldProblem"))
                        .description("What is wrong with which field or parameter"))
                .addProperty("traceId", string().description("Quote it when you ask for help")
                        .example("4bf92f3577b34da6a3ce929d0e0e4736")));
    }

    private static void addHeaders(Components components) {
        components.addParameters("IdempotencyKey", header("Idempotency-Key",
                "The caller's own name for this request: sent again with the same document, it is carried out once and answered alike",
                string().minLength(1).maxLength(255).pattern("^[!-~]+$")).example("import-2026-11-01-0001"));
        components.addParameters("IfMatch", header("If-Match",
                "The ETag of the version that was read: refused when somebody was quicker",
                string().pattern("^(\\*|(W/)?\"[0-9]{1,18}(-[A-Za-z0-9_-]+)?\")$")).example("\"3\""));
        components.addHeaders("ETag",
                new Header().description("The record's version").schema(string()).required(true).example("\"3\""));
        components.addHeaders("Position", new Header().required(true).schema(string()).example("AYx3mQ")
                .description("Sent with a GET, it is answered once this write can be seen"));
        components.addHeaders("IdempotencyReplayed", new Header()
                .description("True when an earlier request of the same Idempotency-Key was given this answer")
                .schema(FieldConventions.ofType("boolean")));
        components.addHeaders("Location",
                new Header().required(true).schema(string().format("uri-reference"))
                        .example("/api/deals/01900000-0000-7000-8000-0000000000c1")
                        .description("The new record"));
    }

    private static Parameter header(String name, String description, Schema<?> schema) {
        return new Parameter().in("header").name(name).description(description).required(false).schema(schema);
    }

    /** An answer that carries a problem document with one of these codes, in clients a type of this name. */
    public static ApiResponse problem(String name, String description, String... codes) {
        Schema<Object> code = new Schema<>();
        code.setEnum(List.of((Object[]) codes));
        // Generators name its type by the title.
        var schema = new Schema<>().title(name + "Problem")
                .addAllOfItem(new Schema<>().$ref("#/components/schemas/Problem"))
                .addAllOfItem(FieldConventions.ofType("object").addProperty("code", code));
        return new ApiResponse().description(description).content(
                new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> object(String description) {
        return FieldConventions.ofType("object").description(description);
    }

    private static Schema<?> string() {
        return FieldConventions.ofType("string");
    }
}
