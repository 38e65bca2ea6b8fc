package dev.rapport.systemtests.support;

import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Makes access tokens that nobody should get, and good ones for people the local stack does not know. */
public final class TokenForge {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final JsonNode key;
    private final String issuer;

    TokenForge(Path keyFile, String issuer) {
        try {
            key = Json.read(Files.readString(keyFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.issuer = issuer;
    }

    /** What a good token of this person claims; to be changed and signed. */
    public Map<String, Object> claims(Person person) {
        Instant now = Instant.now();
        return Json.object("iss", issuer, "aud", List.of("rapport"), "sub", person.id().toString(), "name",
                person.userName(), "employee_id", person.id().toString(), "roles", List.of(person.role()), "iat",
                now.getEpochSecond() - 60, "nbf", now.getEpochSecond() - 60, "exp", now.getEpochSecond() + 3600);
    }

    /** Signed with the provider's own key. */
    public String signed(Map<String, Object> claims) {
        return sign(header("RS256"), claims, ownKey());
    }

    /** Signed with the provider's own key, as a token of another kind. */
    public String signedAs(String type, Map<String, Object> claims) {
        return sign(Json.object("alg", "RS256", "typ", type, "kid", key.path("kid").asString()), claims, ownKey());
    }

    /** Signed with somebody else's key under the provider's key id. */
    public String signedByAStranger(Map<String, Object> claims) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return sign(header("RS256"), claims, generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not signed at all, and saying so. */
    public String unsigned(Map<String, Object> claims) {
        return encode(Json.object("alg", "none")) + "." + encode(claims) + ".";
    }

    /** Signed with the provider's public key as if that were a shared secret. */
    public String signedWithThePublicKeyAsSecret(Map<String, Object> claims) {
        try {
            String content = encode(header("HS256")) + "." + encode(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key.path("n").asString()), "HmacSHA256"));
            return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> header(String algorithm) {
        return Json.object("alg", algorithm, "typ", "at+jwt", "kid", key.path("kid").asString());
    }

    private PrivateKey ownKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(number("n"), number("d")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private BigInteger number(String field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asString()));
    }

    private static String sign(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        try {
            String content = encode(header) + "." + encode(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Object json) {
        return BASE64.encodeToString(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
