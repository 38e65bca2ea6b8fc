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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Components of the documents of all services, word for word the same, since the gateway joins the documents. */
public final class SharedComponents {

    /** A code, and not the name of the field that holds it. */
    private static final Pattern CODE = Pattern.compile("`(?!code`)([a-z]+(?:-[a-z]+)*)`");

    private SharedComponents() {}

    public static void addTo(Components components) {
        components.addSecuritySchemes("bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                .bearerFormat("JWT"));
        addSchemas(components);
        addHeaders(components);
        components.addResponses("Invalid",
                problem("The body, a parameter or a header is invalid: `malformed-body`, `validation-failed`, `invalid-parameter`",
                        "invalid-cursor", "invalid-position", "malformed-request"));
        components.addResponses("Unauthenticated",
                problem("No access token, or one that is expired, forged or meant for someone else", "unauthenticated")
                        .addHeaderObject("WWW-Authenticate", new Header().schema(string())));
        components.addResponses("Forbidden", problem(
                "The caller may not do this, `forbidden`, or works here no more, `caller-deactivated`"));
        components.addResponses("NotFound", problem("There is no such record: `not-found`"));
        components.addResponses("StaleVersion", problem("The record has changed since it was read: `stale-version`"));
        components.addResponses("TooLarge", problem("The body is larger than allowed", "too-large"));
        components.addResponses("UnsupportedMediaType", problem("The body is not JSON", "unsupported-media-type"));
        components.addResponses("IdempotencyKeyReused",
                problem("The Idempotency-Key was used for another request: `idempotency-key-reused`"));
        components.addResponses("Unavailable", problem(
                "What answers this is down (`unavailable`) or has not caught up with the position (`read-model-behind`)")
                .addHeaderObject("Retry-After", new Header().description("Seconds")
                        .schema(FieldConventions.ofType("integer"))));
    }

    private static void addSchemas(Components components) {
        components.addSchemas("Written", object("What a write has done").required(List.of("id", "version"))
                .addProperty("id", string().format("uuid").description("The record"))
                .addProperty("version", FieldConventions.ofType("integer").format("int64").minimum(BigDecimal.ZERO)
                        .description("Its version, 0 after creation")));
        components.addSchemas("Problem", object("RFC 9457 problem document")
                .required(List.of("title", "status", "code"))
                .addProperty("type", string().format("uri-reference")).addProperty("title", string())
                .addProperty("status", FieldConventions.ofType("integer")).addProperty("detail", string())
                .addProperty("instance", string().format("uri-reference"))
                .addProperty("code", string().description("Stable, in kebab-case"))
                .addProperty("errors", FieldConventions.ofType("array").items(FieldConventions.ofType("object")
                        .addProperty("field", string()).addProperty("message", string())))
                .addProperty("traceId", string()));
    }

    private static void addHeaders(Components components) {
        components.addParameters("IdempotencyKey", header("Idempotency-Key",
                "The caller's own name for this request: sent again with the same document, it is carried out once and answered alike",
                string().minLength(1).maxLength(255).pattern("^[!-~]+$")));
        components.addParameters("IfMatch", header("If-Match",
                "The ETag of the version that was read: refused when somebody was quicker",
                string().pattern("^(\\*|(W/)?\"[0-9]{1,19}\")$")));
        components.addHeaders("ETag", new Header().description("The record's version").schema(string()).required(true));
        components.addHeaders("Position", new Header().required(true).schema(string())
                .description("Sent with a GET, it is answered once this write can be seen"));
        components.addHeaders("IdempotencyReplayed", new Header()
                .description("True when an earlier request of the same Idempotency-Key was given this answer")
                .schema(FieldConventions.ofType("boolean")));
        components.addHeaders("Location", new Header().required(true).schema(string().format("uri-reference"))
                .description("The new record"));
    }

    private static Parameter header(String name, String description, Schema<?> schema) {
        return new Parameter().in("header").name(name).description(description).required(false).schema(schema);
    }

    /**
     * An answer that carries a problem document.
     *
     * @param description names codes between backquotes
     * @param further codes that it does not name
     */
    public static ApiResponse problem(String description, String... further) {
        var codes = new LinkedHashSet<Object>();
        CODE.matcher(description).results().map(match -> match.group(1)).forEach(codes::add);
        codes.addAll(List.of(further));
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        if (!codes.isEmpty()) {
            Schema<Object> code = new Schema<>();
            code.setEnum(List.copyOf(codes));
            schema.addProperty("code", code);
        }
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
