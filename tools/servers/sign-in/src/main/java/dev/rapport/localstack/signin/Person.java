package dev.rapport.localstack.signin;

import java.util.List;
import java.util.UUID;

/**
 * Someone who can sign in locally, by form or with user name and password as client credentials.
 *
 * @param employeeId of the employee record; the subject of the tokens
 * @param roles admin, manager, rep, support, marketing or analyst
 * @param passwordHash BCrypt
 */
record Person(String userName, UUID employeeId, String name, String email, List<String> roles, String passwordHash) {

    Person {
        if (!passwordHash.startsWith("$2")) {
            throw new IllegalArgumentException("rapport.sign-in.people: passwords must be BCrypt hashes");
        }
        roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
        return "Person[" + employeeId + "]";
    }
}
