package dev.rapport.localstack.signin;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Announces what the local sign-in does; the framework would announce all that it could do. */
final class Discovery {

    private static final Set<String> KEPT = Set.of("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri",
            "revocation_endpoint", "end_session_endpoint",
            "response_types_supported", "code_challenge_methods_supported", "subject_types_supported",
            "id_token_signing_alg_values_supported");

    private Discovery() {}

    static void keepWhatIsOffered(Map<String, Object> claims) {
        claims.keySet().retainAll(KEPT);
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        List<String> proofs = List.of("client_secret_basic", "client_secret_post", "none");
        claims.put("token_endpoint_auth_methods_supported", proofs);
        claims.put("revocation_endpoint_auth_methods_supported", proofs);
        claims.put("scopes_supported", List.of("openid", "profile", "email"));
        claims.put("claims_supported", List.of("sub", "name", "email", "roles", "employee_id"));
    }
}
