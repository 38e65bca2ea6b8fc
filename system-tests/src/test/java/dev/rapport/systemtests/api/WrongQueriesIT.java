package dev.rapport.systemtests.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.api.ApiDocument.Operation;
import dev.rapport.systemtests.support.Rapport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with a question is refused as documented. */
class WrongQueriesIT {
    private static Rapport rapport;
    private static Api admin;
    private static ApiDocument document;
    private static Fixtures fixtures;

    @BeforeAll
    static void readTheDocument() {
        rapport = Rapport.shared();
        admin = rapport.as(Person.ADMIN);
        document = ApiDocument.of(rapport.with(null));
        fixtures = new Fixtures(admin, admin);
    }

    private static Stream<DynamicTest> forEveryRead(Consumer<Operation> test) {
        return document.operations().stream().filter(operation -> !operation.isWrite())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> test.accept(operation)));
    }

    @TestFactory
    Stream<DynamicTest> everyWrongParameterIsRefused() {
        Map<String, UUID> records = fixtures
                .recordsToRead(document.operations().stream().filter(operation -> !operation.isWrite()));
        return forEveryRead(operation -> {
            UUID id = records.getOrDefault(operation.resource(), Ids.timeOrdered());
            List<String> complaints = new ArrayList<>();
            for (String query : wrongQueries(operation)) {
                Answer answer = admin.get(operation.path(id) + (operation.query().isEmpty()
                        ? "?"
                        : operation.query()
                                + "&")
                        + query);
                if (answer.status() != 400) {
                    complaints.add(query + " → " + answer.status() + " " + answer.text());
                }
                Problems.complaints(answer, operation.statuses())
                        .forEach(complaint -> complaints.add(query + ": " + complaint));
            }
            assertThat(complaints).isEmpty();
        });
    }

    private static List<String> wrongQueries(Operation operation) {
        List<String> queries = new ArrayList<>(List.of("no-such-parameter=1", "position=garbage", "position=AQ",
                "position=%00", "x=%ff%fe", "x=%c3%28"));
        for (JsonNode parameter : operation.queryParameters()) {
            String name = parameter.path("name").asString();
            JsonNode schema = document.resolve(parameter.path("schema"));
            for (String value : wrongValues(name, schema)) {
                queries.add(name + "=" + value);
            }
            // Given twice, it does not say what is meant.
            if (!schema.path("type").asString("").equals("array") && !parameter.path("required").asBoolean(false)
                    && !List.of("types").contains(name)) {
                queries.add(name + "=1&" + name + "=2");
            }
        }
        return queries;
    }

    private static List<String> wrongValues(String name, JsonNode schema) {
        return switch (name) {
            case "limit" -> List.of("0", "-1", "201", "abc", "1.5", "", "99999999999999999999");
            case "cursor" -> List.of("garbage", "e30", "%00", "");
            case "sort" -> List.of("no-such-field", "-", "name,,name", "-name,name");
            case "q" -> List.of("%00", "x".repeat(5000));
            case "where" -> List.of("", "nonsense", "%5B%5D", "%7B%22all%22:%5B%5D%7D",
                    "%7B%22field%22:%22nope%22,%22op%22:%22isNull%22%7D");
            case "count" -> List.of("maybe", "1");
            // Names of kinds have no comma: a list of them is understood.
            case "include" -> List.of("no-such-value", ",");
            case "asOf" -> List.of("yesterday", "2026-13-01T00:00:00Z", "2999-01-01");
            // Without asOf it says nothing.
            case "time" -> List.of("recorded", "no-such-value");
            default -> switch (schema.path("format").asString("")) {
                case "uuid" -> List.of("1", "not-an-id", "%00");
                case "date" -> List.of("soon", "2026-02-30");
                case "date-time" -> List.of("yesterday");
                default ->
                    schema.has("enum") ? List.of("no-such-value") : wrongChoices(schema.path("items").path("enum"));
            };
        };
    }

    /** Today 9: several values are given by repeating the parameter, not by a comma. */
    private static List<String> wrongChoices(JsonNode choices) {
        if (choices.isEmpty()) {
            return List.of();
        }
        String choice = choices.get(0).asString();
        return List.of("no-such-value", choice + "," + choice);
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotExistIsNotFound() {
        return forEveryRead(operation -> {
            if (operation.hasId()) {
                Answer unknown = admin.get(operation.path(Ids.timeOrdered()) + operation.query());
                unknown.isProblem(404, "not-found");
                assertThat(Problems.complaints(unknown, operation.statuses())).isEmpty();
                Answer malformed = admin.get(operation.path("not-an-id") + operation.query());
                malformed.is(400);
                assertThat(Problems.complaints(malformed, operation.statuses())).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aCursorOfAnotherQuestionIsRefused() {
        Fixtures ofRep = new Fixtures(rapport.as(Person.REP), admin);
        return forEveryRead(operation -> {
            if (operation.hasParameter("cursor") && !operation.hasId()) {
                document.operations().stream()
                        .filter(create -> create.isWrite() && create.path().equals(operation.path()))
                        .forEach(create -> {
                            for (int i = 0; i < 2; i++) {
                                admin.post(create.path(), ofRep.body(create, Ids.timeOrdered())).is(201);
                            }
                        });
                rapport.settle();
                String path = operation.path() + (operation.query().isEmpty() ? "?" : operation.query() + "&");
                String next = admin.get(path + "limit=1").is(200).json().path("next").asString("");
                if (!next.isEmpty()) {
                    admin.get(path + "limit=1&cursor=" + next).is(200);
                    admin.get(path + "cursor=" + next.substring(0, next.length() / 2)).isProblem(400, "invalid-cursor");
                    String other = operation.path().equals("/api/deals") ? "/api/leads" : "/api/deals";
                    admin.get(other + "?cursor=" + next).isProblem(400, "invalid-cursor");
                }
            }
        });
    }
}
