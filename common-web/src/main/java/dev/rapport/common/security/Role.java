package dev.rapport.common.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/** What a person is in the company; tokens, requests and events name it by its {@link #code()}. */
public enum Role {
    @JsonProperty("admin")
    ADMIN, @JsonProperty("manager")
    MANAGER, @JsonProperty("rep")
    REP, @JsonProperty("support")
    SUPPORT, @JsonProperty("marketing")
    MARKETING, @JsonProperty("analyst")
    ANALYST;

    /** The role in lower case: {@code admin}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that code. */
    public static Optional<Role> named(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
