package dev.rapport.gateway.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;

/** The JSON Schemas of all events and the AsyncAPI document, by their path below {@code /schemas}. */
final class SchemaDocuments {

    private static final MediaType SCHEMA = new MediaType("application", "schema+json");
    private static final MediaType YAML = new MediaType("application", "yaml");
    private static final int ETAG_LENGTH = 32;

    private final Map<String, Document> documents;

    private SchemaDocuments(Map<String, Document> documents) {
        this.documents = Map.copyOf(documents);
    }

    /** Those of the library of events. */
    static SchemaDocuments onClassPath() {
        var documents = new HashMap<String, Document>();
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:schemas/**/*.*");
            for (var resource : found) {
                var url = resource.getURL().toString();
                var path = url.substring(url.lastIndexOf("/schemas/") + "/schemas".length());
                documents.put(path, Document.of(resource.getContentAsByteArray(), path.endsWith(".json")
                        ? SCHEMA
                        : YAML));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The schemas of events cannot be read", e);
        }
        if (!documents.containsKey("/asyncapi.yaml")) {
            throw new IllegalStateException("The schemas of events are not on the class path");
        }
        return new SchemaDocuments(documents);
    }

    /** @param path e.g. {@code /lead/LeadCreated/1.json} */
    @Nullable
    Document at(String path) {
        return documents.get(path);
    }

    /**
     * A document.
     *
     * @param etag changes with the content
     */
    @SuppressWarnings("ArrayRecordComponent") // It is handed on, never compared.
    record Document(byte[] content, MediaType type, String etag) {

        static Document of(byte[] content, MediaType type) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(content);
                return new Document(content, type,
                        '"' + HexFormat.of().formatHex(digest).substring(0, ETAG_LENGTH) + '"');
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
