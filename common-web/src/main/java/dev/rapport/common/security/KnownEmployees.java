package dev.rapport.common.security;

import java.util.UUID;

/** What a service knows of the people who call it. Declare it as a bean, and whoever has left is let in no more. */
@FunctionalInterface
public interface KnownEmployees {

    /** Whether somebody works here. */
    enum Standing {
        ACTIVE,
        DEACTIVATED,
        /**
         * Nobody has made an employee record for this id, or not long enough ago: the provider that has signed the
         * token is believed.
         */
        UNKNOWN
    }

    /**
     * What is known of a person now.
     *
     * @throws RuntimeException
     *             when it cannot be told: what is known is lost, or not there yet
     */
    Standing standing(UUID employeeId);
}
