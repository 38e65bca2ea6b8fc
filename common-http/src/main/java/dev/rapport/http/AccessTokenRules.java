package dev.rapport.http;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What tells an access token from the other tokens that the same provider signs with the same key. */
public final class AccessTokenRules {

    /** As RFC 9068 names it. */
    public static final String STANDARD_TYPE = "at+jwt";

    /** Of providers that do not tell; their tokens may have no type at all. */
    private static final String ANY_JWT = "jwt";

    private static final String PREFIX = "application/";
    private static final OAuth2TokenValidatorResult ID_TOKEN = OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "An ID token is no access token.", null));

    private AccessTokenRules() {}

    /**
     * Refuses tokens whose header {@code typ} is none of these, in any case and with or without
     * {@code application/}.
     *
     * @param types {@value #STANDARD_TYPE}, or {@code JWT} where the provider sends nothing better
     */
    public static JOSEObjectTypeVerifier<SecurityContext> ofType(List<String> types) {
        Set<String> good = types.stream().map(AccessTokenRules::normal).collect(Collectors.toUnmodifiableSet());
        return (type, context) -> {
            if (!good.contains(nameOf(type))) {
                throw new BadJOSEException("The token is not an access token");
            }
        };
    }

    private static String nameOf(@Nullable JOSEObjectType type) {
        return type == null ? ANY_JWT : normal(type.getType());
    }

    private static String normal(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower;
    }

    /** Refuses ID tokens also where the type does not tell: only they carry hashes of what came with them. */
    public static OAuth2TokenValidator<Jwt> noIdToken() {
        return token -> token.hasClaim("at_hash") || token.hasClaim("c_hash") || "ID".equals(token.getClaim("typ"))
                ? ID_TOKEN
                : OAuth2TokenValidatorResult.success();
    }
}
