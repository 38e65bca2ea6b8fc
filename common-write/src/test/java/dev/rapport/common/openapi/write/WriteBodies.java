package dev.rapport.common.openapi.write;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The bodies of writes: what is not known is refused, and a patch needs nothing. */
final class WriteBodies {

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private WriteBodies() {}

    static void describe(OpenAPI document, HttpMethod method, Operation operation) {
        var body = operation.getRequestBody();
        if (body == null) {
            return;
        }
        MediaType media = body.getContent().values().iterator().next();
        var content = new Content().addMediaType(JSON, media);
        if (method == HttpMethod.PATCH) {
            content.addMediaType(MERGE_PATCH, media);
            body.required(true);
        }
        body.content(content);
        Schema<?> schema = closed(document, media.getSchema());
        if (method == HttpMethod.PATCH) {
            // What a patch leaves out stays as it is.
            schema.setRequired(null);
        }
    }

    /** Unknown fields are refused, in what it refers to as well. */
    private static Schema<?> closed(OpenAPI document, Schema<?> reference) {
        String name = reference.get$ref().replaceFirst(".*/", "");
        Schema<?> schema = Objects.requireNonNull(document.getComponents().getSchemas().get(name));
        schema.additionalProperties(false);
        if (schema.getProperties() != null) {
            schema.getProperties().values().stream()
                    .flatMap(field -> Stream.concat(Stream.of(field),
                            Stream.concat(Stream.ofNullable(field.getItems()), oneOf(field))))
                    .filter(field -> field.get$ref() != null).forEach(field -> closed(document, field));
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Stream<Schema<?>> oneOf(Schema<?> field) {
        return field.getOneOf() == null ? Stream.empty() : ((List<Schema<?>>) (List<?>) field.getOneOf()).stream();
    }
}
