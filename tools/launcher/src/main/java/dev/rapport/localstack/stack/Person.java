package dev.rapport.localstack.stack;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in to the local stack; the password is the user name.
 *
 * @param id of the employee's record
 * @param managerId of the employee they report to; null at the top
 */
public record Person(
        String user,
        String id,
        String name,
        String role,
        @Nullable String managerId,
        @Nullable String team,
        @Nullable String territory) {
    /** Everybody, superiors before those below them. */
    public static final List<Person> ALL = List.of(of("admin", 1, "Ada Admin", "admin", null, null, null),
            of("manager", 2, "Mali Manager", "manager", null, "Sales", null),
            of("rep", 3, "Ren Rep", "rep", 2, "Sales", "EMEA"), of("rep2", 4, "Rosa Rep", "rep", 2, "Sales", "APAC"),
            of("support", 5, "Sunan Support", "support", 2, "Support", null),
            of("marketing", 6, "Mei Marketing", "marketing", 1, "Marketing", null),
            of("analyst", 7, "Ana Analyst", "analyst", 1, "Data", null));

    public String email() {
        return user + "@rapport.example";
    }

    /** The person of that user name, if there is one. */
    public static Optional<Person> named(String user) {
        return ALL.stream().filter(person -> person.user().equals(user)).findFirst();
    }

    private static Person of(String user, int number, String name, String role, @Nullable Integer manager,
            @Nullable String team, @Nullable String territory) {
        return new Person(user, id(number), name, role, manager == null ? null : id(manager), team, territory);
    }

    private static String id(int number) {
        return "01900000-0000-7000-8000-00000000000" + number;
    }
}
