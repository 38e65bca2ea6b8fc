package dev.rapport.common.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What tells whether two requests are the same one: hashes of method, path and body.
 *
 * @param canonical
 *            of the body without the freedom that JSON leaves: white space and the order of members
 * @param asSent
 *            of the bytes of the body, as keys were stored in the past
 */
public record Fingerprint(String canonical, String asSent) {

    /** Of a request that carries no key, so that nobody compares it. */
    public static final Fingerprint NONE = new Fingerprint("", "");

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    static Fingerprint of(String method, String path, byte[] body) {
        String asSent = hash(method, path, body);
        try {
            JsonNode document = JSON.readTree(body);
            return new Fingerprint(
                    hash(method, path, sorted(document).toString().getBytes(StandardCharsets.UTF_8)), asSent);
        } catch (JacksonException e) {
            // Nothing that would be carried out.
            return new Fingerprint(asSent, asSent);
        }
    }

    /** Whether a key was stored for the same request. */
    boolean matches(String stored) {
        return stored.equals(canonical) || stored.equals(asSent);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var members = new TreeMap<String, JsonNode>();
            object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return JSON.createObjectNode().setAll(members);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode items = JSON.createArrayNode();
            array.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node;
    }

    private static String hash(String method, String path, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(body);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
