package dev.rapport.common.security;

import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Coded;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the caller out of a token that has been verified. */
final class Callers {

    private final SecurityProperties properties;

    Callers(SecurityProperties properties) {
        this.properties = properties;
    }

    Caller of(Jwt token) {
        var roles = EnumSet.noneOf(Role.class);
        if (token.getClaims().get(properties.rolesClaim()) instanceof Collection<?> named) {
            named.forEach(name -> Coded.find(Role.class, String.valueOf(name)).ifPresent(roles::add));
        }
        return new Caller(employeeId(token), roles);
    }

    /** Whether a claim names the platform itself, in whatever way the id is written. */
    static boolean isNobody(@Nullable Object claim) {
        try {
            return claim instanceof String text && Caller.isPlatform(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A provider that knows no employee records still names the same person by the same id. */
    private UUID employeeId(Jwt token) {
        if (token.getClaims().get(properties.employeeClaim()) instanceof String claim) {
            try {
                return UUID.fromString(claim);
            } catch (IllegalArgumentException e) {
                // Some other kind of id: falls through to the derived one.
            }
        }
        return UUID.nameUUIDFromBytes((token.getIssuer() + "|" + token.getSubject()).getBytes(StandardCharsets.UTF_8));
    }
}
