package dev.rapport.common.security;

import java.util.Locale;
import java.util.Optional;

/** What a person is in the company; a token lists them in its {@code roles} claim in lower case. */
public enum Role {
    ADMIN, MANAGER, REP, SUPPORT, MARKETING, ANALYST;

    static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
