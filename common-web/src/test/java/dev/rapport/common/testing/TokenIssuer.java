package dev.rapport.common.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Signs the tokens of the tests and serves its public key, which services fetch as they would in production. */
public final class TokenIssuer {

    /** The one that the services under test trust. */
    public static final TokenIssuer TRUSTED = new TokenIssuer();

    /** The same for every issuer, so that a token of another one is refused for its signature. */
    private static final String KEY_ID = "test";

    private final RSAKey key = newKey();
    private final HttpServer server;

    public TokenIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        serve("/some/where/keys", keys);
        serve("/.well-known/openid-configuration", ("{\"issuer\":\"" + uri() + "\",\"jwks_uri\":\"" + uri()
                + "/some/where/keys\"}").getBytes(StandardCharsets.UTF_8));
        server.start();
    }

    private void serve(String path, byte[] json) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public final String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String token(Caller caller) {
        return token(caller, claims -> claims);
    }

    /** A token with something about it changed. */
    public String token(Caller caller, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(caller, change, key);
    }

    /** A token that names our key and is signed with another. */
    public String forged(Caller caller) {
        return signed(caller, claims -> claims, newKey());
    }

    private String signed(Caller caller, UnaryOperator<JWTClaimsSet.Builder> change, RSAKey with) {
        var claims = new JWTClaimsSet.Builder().issuer(uri()).audience("rapport").subject("test")
                .claim("employee_id", caller.employeeId().toString())
                .claim("roles", caller.roles().stream().map(Role::code).toList())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")).keyID(KEY_ID).build(),
                change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
