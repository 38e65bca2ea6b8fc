package dev.rapport.common.token;

import dev.rapport.http.Loopback;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Signs tokens with the keys that are set, and does not start without any where others than this machine come in. */
@AutoConfiguration
@EnableConfigurationProperties(TokenProperties.class)
class TokenAutoConfiguration {

    @Bean
    TokenSigner tokenSigner(TokenProperties properties, @Value("${rapport.security.issuer-uri:}") String issuer) {
        if (!properties.keys().isEmpty()) {
            return new TokenSigner(properties.keys());
        }
        if (Loopback.isName(URI.create(issuer).getHost())) {
            return TokenSigner.ofThisMachine();
        }
        throw new IllegalStateException("Set rapport.tokens.keys (RAPPORT_TOKEN_KEYS), the same for all services: "
                + "people sign in at another machine, so positions and cursors must be signed with a secret");
    }
}
