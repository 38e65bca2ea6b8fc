package dev.rapport.localstack.demo;

import dev.rapport.driver.Api;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.driver.Retry;
import dev.rapport.driver.UnexpectedAnswerException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two regions of three teams each, with those who lead them and sell in them. They own customers and do not sign in:
 * what those who do see of their work, the access policy says. Superiors come before those below them.
 */
enum Colleague {
    HEAD_OF_APAC(101, "Arthit Wongsa", null, "APAC", "th en"),
    HEAD_OF_EMEA(102, "Eleanor Marsh", null, "EMEA", "en"),
    BANGKOK(103, "Kanya Srisai", HEAD_OF_APAC, "Bangkok", "th en"),
    CHIANG_MAI(104, "Prasert Chaiyo", HEAD_OF_APAC, "Chiang Mai", "th"),
    SHANGHAI(105, "王芳", HEAD_OF_APAC, "Shanghai", "zh en"),
    LONDON(106, "Oliver Reed", HEAD_OF_EMEA, "London", "en"),
    BERLIN(107, "Jana Vogel", HEAD_OF_EMEA, "Berlin", "en"),
    DUBAI(108, "Samir Haddad", HEAD_OF_EMEA, "Dubai", "en");

    private static final Retry RETRY = new Retry(Duration.ofMinutes(3));

    private final int number;
    private final String fullName;
    private final @Nullable Colleague head;
    private final String team;
    private final String languages;

    Colleague(int number, String fullName, @Nullable Colleague head, String team, String languages) {
        this.number = number;
        this.fullName = fullName;
        this.head = head;
        this.team = team;
        this.languages = languages;
    }

    /** Of the employee record. */
    UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    /** Who sells where a language is spoken. */
    static List<Colleague> speaking(String language) {
        return Stream.of(values())
                .filter(each -> each.head != null && language.startsWith(each.languages.substring(0, 2)))
                .toList();
    }

    private Map<String, Object> employee() {
        Map<String, Object> body = Json.object("id", id(), "name", fullName, "email",
                name().toLowerCase(Locale.ROOT).replace('_', '.') + "@rapport.example", "role",
                head == null ? "manager" : "rep", "managerId", head == null ? Person.MANAGER.id() : head.id(), "teams",
                head == null ? List.of(team) : List.of(team, head.team), "territories",
                List.of(head == null ? team : head.team), "languages", List.of(languages.split(" ", -1)));
        if (head != null) {
            body.put("capacity", 60);
            body.put("timeZone", languages.startsWith("en") ? "Europe/London" : "Asia/Bangkok");
        }
        return body;
    }

    /** Enters them, and the teams of those who sign in. */
    static void enterAll(Api admin, String key) {
        for (Colleague each : values()) {
            send(admin, "POST", "/api/employees", each.employee(), key + each);
        }
        send(admin, "PATCH", "/api/employees/" + Person.REP.id(),
                Json.object("teams", List.of("Sales", "London", "EMEA")),
                key + Person.REP);
        send(admin, "PATCH", "/api/employees/" + Person.REP2.id(),
                Json.object("teams", List.of("Sales", "Bangkok", "APAC")), key + Person.REP2);
    }

    private static void send(Api admin, String method, String path, Map<String, Object> body, String key) {
        var answer = RETRY.send(admin, method, path, body, key);
        if (!answer.ok()) {
            throw new UnexpectedAnswerException(answer, "a success for the administrator");
        }
    }
}
