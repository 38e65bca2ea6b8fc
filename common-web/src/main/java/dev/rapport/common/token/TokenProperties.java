package dev.rapport.common.token;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens are signed with.
 *
 * @param keys secrets of at least 32 characters, the same for all services: the first one signs, all are accepted, so
 * that a new one can be put in front of the one before. May be absent only where tokens of people come from this
 * machine
 */
@ConfigurationProperties("rapport.tokens")
record TokenProperties(@DefaultValue List<String> keys) {

    private static final int SHORTEST = 32;

    TokenProperties {
        keys = keys.stream().filter(key -> !key.isBlank()).toList();
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "rapport.tokens.keys: a key needs at least " + SHORTEST + " characters");
        }
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "TokenProperties[" + keys.size() + " keys]";
    }
}
