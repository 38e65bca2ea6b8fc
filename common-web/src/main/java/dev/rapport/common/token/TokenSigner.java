package dev.rapport.common.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens of bytes and an authentication code, URL-safe and without padding. Somebody who has no key can neither
 * change one nor use it for another purpose.
 */
public final class TokenSigner {

    private static final String ALGORITHM = "HmacSHA256";

    /** 72 bits, which nobody guesses over a network, and no padding is wasted. */
    private static final int CODE_BYTES = 9;

    private static final String OF_THIS_MACHINE = "tokens of services on one machine, no secret";

    private final List<SecretKeySpec> keys;

    /** @param keys the first one signs, all are accepted */
    public TokenSigner(List<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key");
        }
        this.keys = keys.stream().map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** For services on one machine that nobody else reaches: all of them know its key, and so does everybody else. */
    public static TokenSigner ofThisMachine() {
        return new TokenSigner(List.of(OF_THIS_MACHINE));
    }

    /**
     * A token that carries this content.
     *
     * @param purpose what the token is for, and what it belongs to
     */
    public String sign(String purpose, byte[] content) {
        byte[] token = Arrays.copyOf(content, content.length + CODE_BYTES);
        System.arraycopy(code(keys.getFirst(), purpose, content), 0, token, content.length, CODE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What was signed for this purpose; null when the token is not one of ours. */
    public byte @Nullable [] verify(String purpose, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length < CODE_BYTES) {
            return null;
        }
        byte[] content = Arrays.copyOf(bytes, bytes.length - CODE_BYTES);
        byte[] code = Arrays.copyOfRange(bytes, content.length, bytes.length);
        for (var key : keys) {
            if (MessageDigest.isEqual(code, code(key, purpose, content))) {
                return content;
            }
        }
        return null;
    }

    private static byte[] code(SecretKeySpec key, String purpose, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
