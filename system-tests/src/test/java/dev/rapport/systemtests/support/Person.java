package dev.rapport.systemtests.support;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The people who can sign in to a local stack; their passwords are their names. */
public enum Person {
    ADMIN(1, "Ada Admin", "admin", 0), MANAGER(2, "Mali Manager", "manager", 0), REP(3, "Ren Rep", "rep", 2), REP2(4,
            "Rosa Rep", "rep", 2), SUPPORT(5, "Sunan Support", "support", 2), MARKETING(6, "Mei Marketing", "marketing",
                    1), ANALYST(7, "Ana Analyst", "analyst", 1);

    private final int number;
    private final String fullName;
    private final String role;
    private final int manager;

    Person(int number, String fullName, String role, int manager) {
        this.number = number;
        this.fullName = fullName;
        this.role = role;
        this.manager = manager;
    }

    public String userName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String role() {
        return role;
    }

    /** Of the person's employee record. */
    public UUID id() {
        return id(number);
    }

    private static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    public Optional<UUID> managerId() {
        return manager == 0 ? Optional.empty() : Optional.of(id(manager));
    }

    /** The body that creates the person's employee record. */
    Map<String, Object> employee() {
        Map<String, Object> body = new TreeMap<>(Map.of("id", id(), "name", fullName, "email",
                userName() + "@rapport.example", "role", role));
        managerId().ifPresent(id -> body.put("managerId", id));
        return body;
    }
}
