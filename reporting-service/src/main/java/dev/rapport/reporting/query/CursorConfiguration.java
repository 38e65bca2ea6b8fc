package dev.rapport.reporting.query;

import dev.rapport.common.token.TokenSigner;
import org.springframework.context.annotation.Configuration;

/** Lets cursors be signed with the keys that are set. */
@Configuration(proxyBeanMethods = false)
class CursorConfiguration {

    CursorConfiguration(TokenSigner signer) {
        Cursor.signWith(signer);
    }
}
