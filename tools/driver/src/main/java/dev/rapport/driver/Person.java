package dev.rapport.driver;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people who can sign in to a local stack, superiors before those below them; a password is the user name. */
public enum Person {
    ADMIN(1, "Ada Admin", "admin", 0, null, null),
    MANAGER(2, "Mali Manager", "manager", 0, "Sales", null),
    REP(3,
            "Ren Rep", "rep", 2, "Sales", "EMEA"),
    REP2(4, "Rosa Rep", "rep", 2, "Sales", "APAC"),
    SUPPORT(5,
            "Sunan Support", "support", 2, "Support", null),
    MARKETING(6, "Mei Marketing", "marketing", 1,
            "Marketing", null),
    ANALYST(7, "Ana Analyst", "analyst", 1, "Data", null);

    private final int number;
    private final String fullName;
    private final String role;
    private final int manager;
    private final @Nullable String team;
    private final @Nullable String territory;

    Person(int number, String fullName, String role, int manager, @Nullable String team, @Nullable String territory) {
        this.number = number;
        this.fullName = fullName;
        this.role = role;
        this.manager = manager;
        this.team = team;
        this.territory = territory;
    }

    /** The person of that user name, if there is one. */
    public static Optional<Person> named(String user) {
        return Stream.of(values()).filter(person -> person.userName().equals(user)).findFirst();
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

    /** The body that creates the person's employee record. */
    Map<String, Object> employee() {
        Map<String, Object> body = Json.object("id", id(), "name", fullName, "email", userName() + "@rapport.example",
                "role", role);
        if (manager != 0) {
            body.put("managerId", id(manager));
        }
        if (team != null) {
            body.put("team", team);
        }
        if (territory != null) {
            body.put("territory", territory);
        }
        return body;
    }
}
