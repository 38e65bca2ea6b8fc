package dev.rapport.systemtests.api;

import static dev.rapport.driver.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Answer;
import dev.rapport.driver.Api;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Json;
import dev.rapport.driver.Person;
import dev.rapport.driver.Records;
import dev.rapport.systemtests.support.Rapport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * F74, F75: who reads what, for every role, kind of records and level, on every address that can be read, as somebody
 * who knows nothing of the code works it out from the records of employees. A new address fails until it is placed.
 */
class AccessMatrixIT {

    private static final List<String> KINDS = List.of("lead", "contact", "account", "deal", "interaction");
    private static final List<Person> PEOPLE = List.of(Person.ADMIN, Person.MANAGER, Person.REP, Person.REP2,
            Person.SUPPORT, Person.MARKETING, Person.ANALYST);

    /** Whose records there are; the administrator is in no team, no territory and below nobody. */
    private static final List<Person> OWNERS = List.of(Person.REP, Person.REP2, Person.MANAGER, Person.SUPPORT,
            Person.MARKETING, Person.ADMIN);

    /** What everybody reads who works here, or nobody but the owner, whatever the policy says. */
    private static final Set<String> NOT_BY_POLICY = Set.of("/api/access-policy", "/api/fields", "/api/me",
            "/api/openapi",
            "/api/employees", "/api/employees/{id}", "/api/employees/{id}/history", "/api/pipelines",
            "/api/pipelines/{id}", "/api/pipelines/{id}/history", "/api/views", "/api/views/{id}",
            "/api/views/{id}/history", "/api/custom-fields", "/api/custom-fields/{id}",
            "/api/custom-fields/{id}/history",
            "/api/rules", "/api/rules/{id}", "/api/rules/{id}/history", "/api/notices", "/api/notices/{id}",
            "/api/notices/{id}/history", "/api/follows",
            "/api/follows/{id}", "/api/follows/{id}/history",
            // For administrators alone: SecurityEventsIT of reporting-service.
            "/api/security/events",
            "/api/sources", "/api/sources/{id}", "/api/sources/{id}/history",
            // StreamIT of reporting-service, and StreamVisibilityIT
            "/api/stream");

    private static final Rapport RAPPORT = Rapport.shared();
    private static final Api ADMIN = RAPPORT.as(Person.ADMIN);
    private static final String WORD = Ids.unique("matrix");
    private static final List<Made> MADE = new ArrayList<>();

    private static final Map<UUID, JsonNode> STAFF = new HashMap<>();
    private static UUID pipeline = new UUID(0, 0);

    /**
     * A record.
     *
     * @param territory
     *            null when it lies nowhere
     * @param customer
     *            that it belongs to; null when it decides alone
     * @param sharedWith
     *            the people it is shared with, by themselves or by their team
     */
    private record Made(
            String kind,
            UUID id,
            Person owner,
            @Nullable String territory,
            @Nullable Made customer,
            Set<UUID> sharedWith) {

        Made(String kind, UUID id, Person owner, @Nullable String territory, @Nullable Made customer) {
            this(kind, id, owner, territory, customer, Set.of());
        }

        String path() {
            return "/api/" + kind + "s/" + id;
        }
    }

    @BeforeAll
    static void recordsOfEverybody() {
        for (JsonNode employee : ADMIN.all("/api/employees?limit=200")) {
            STAFF.put(UUID.fromString(employee.path("id").asString()), employee);
        }
        pipeline = Records.pipeline(ADMIN).id();
        for (Person owner : OWNERS) {
            UUID customer = new UUID(0, 0);
            for (String place : List.of("", "EMEA", "APAC")) {
                @Nullable
                String territory = place.isEmpty() ? null : place;
                Object[] where = territory == null
                        ? new Object[]{"ownerId", owner.id()}
                        : new Object[]{"ownerId", owner.id(), "territory", territory};
                Made contact = new Made("contact", Records.contact(ADMIN, WORD, where).id(), owner, territory, null);
                MADE.add(contact);
                MADE.add(new Made("account", Records.account(ADMIN, WORD, where).id(), owner, territory, null));
                customer = contact.id();
                // Whoever had it is the one to make it, and with whom is decided by the customer.
                Person other = OWNERS.get((OWNERS.indexOf(owner) + 2) % OWNERS.size());
                MADE.add(new Made("interaction", Records.interaction(RAPPORT.as(other), contact.id(), "phone",
                        "2026-01-01T10:00:00Z", "summary", WORD).id(), other, null, contact));
            }
            MADE.add(new Made("lead", Records.lead(ADMIN, WORD, "ownerId", owner.id()).id(), owner, null, null));
            MADE.add(new Made("deal", Records.deal(ADMIN, customer, WORD, "ownerId", owner.id(), "pipelineId",
                    pipeline).id(), owner, null, null));
        }
        share();
        RAPPORT.settle();
    }

    /** Some of the administrator's records, with a person and with a team: the only ones that reach so far. */
    private static void share() {
        String team = employee(Person.REP.id()).path("team").asString();
        Set<UUID> members = STAFF.values().stream().filter(employee -> employee.path("team").asString("").equals(team))
                .map(employee -> UUID.fromString(employee.path("id").asString())).collect(Collectors.toSet());
        for (String kind : List.of("lead", "contact", "account", "deal")) {
            UUID withPerson = another(kind);
            ADMIN.post("/api/" + kind + "s/" + withPerson + "/share",
                    object("with", object("employeeId", Person.SUPPORT.id()), "level", "read")).is(200);
            MADE.add(new Made(kind, withPerson, Person.ADMIN, null, null, Set.of(Person.SUPPORT.id())));
            UUID withTeam = another(kind);
            ADMIN.post("/api/" + kind + "s/" + withTeam + "/share",
                    object("with", object("team", team), "level", "write")).is(200);
            MADE.add(new Made(kind, withTeam, Person.ADMIN, null, null, members));
        }
    }

    private static UUID another(String kind) {
        return switch (kind) {
            case "lead" -> Records.lead(ADMIN, WORD).id();
            case "contact" -> Records.contact(ADMIN, WORD).id();
            case "account" -> Records.account(ADMIN, WORD).id();
            default -> Records.deal(ADMIN, Records.contact(ADMIN, Ids.unique("Other ")).id(), WORD, "pipelineId",
                    pipeline).id();
        };
    }

    @AfterAll
    static void everythingIsOpenAgain() {
        RAPPORT.changePolicy(object());
    }

    private static Map<String, Object> reading(String level) {
        Map<String, Object> kinds = new LinkedHashMap<>();
        KINDS.forEach(kind -> kinds.put(kind, List.of(level)));
        Map<String, Object> read = new LinkedHashMap<>();
        Map<String, Object> reports = new LinkedHashMap<>();
        for (String role : List.of("manager", "rep", "support", "marketing", "analyst")) {
            read.put(role, kinds);
            reports.put(role, level);
        }
        return object("read", read, "reports", reports);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "own", "team", "below", "territory", "all"})
    void everyAddressShowsWhatTheLevelReachesAndNothingElse(String level) throws Exception {
        String position = RAPPORT.changePolicy(reading(level));
        List<String> paths = paths();
        List<String> complaints = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asked = new ArrayList<>();
            for (Person person : PEOPLE) {
                Question question = new Question(RAPPORT.as(person), person, level, position);
                asked.add(everybody.submit(() -> paths.forEach(path -> check(path, question, complaints))));
            }
            for (Future<?> each : asked) {
                each.get();
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static List<String> paths() {
        return ApiDocument.of(RAPPORT.with(null)).operations().stream().filter(operation -> !operation.isWrite())
                .map(ApiDocument.Operation::path).toList();
    }

    private record Question(Api api, Person person, String level, String position) {

        Answer get(String path) {
            Answer answer = api.getAt(position, path);
            for (int i = 0; i < 3 && answer.status() == 503; i++) {
                answer = api.getAt(position, path);
            }
            return answer;
        }

        boolean isAdmin() {
            return person == Person.ADMIN;
        }

        boolean readsNothing() {
            return !isAdmin() && level.equals("none");
        }

        boolean reads(Made made) {
            return isAdmin() || reaches(level, person, made)
                    || (made.customer() != null && reaches(level, person, made.customer()));
        }

        int status(Made made) {
            return readsNothing() ? 403 : reads(made) ? 200 : 404;
        }

        Set<String> readable(String kind) {
            return MADE.stream().filter(made -> made.kind().equals(kind) && reads(made))
                    .map(made -> made.id().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** By what the records of employees say, and nothing else. */
    private static boolean reaches(String level, Person me, Made made) {
        JsonNode mine = employee(me.id());
        JsonNode owner = employee(made.owner().id());
        return switch (level) {
            case "own" -> made.owner() == me || made.sharedWith().contains(me.id());
            case "team" -> mine.hasNonNull("team") && mine.path("team").equals(owner.path("team"));
            case "below" -> {
                boolean below = false;
                for (JsonNode each = owner; each.hasNonNull("managerId");) {
                    UUID manager = UUID.fromString(each.path("managerId").asString());
                    below |= manager.equals(me.id());
                    each = employee(manager);
                }
                yield below;
            }
            case "territory" -> made.territory() != null
                    && made.territory().equals(mine.path("territory").asString(""));
            case "all" -> true;
            default -> false;
        };
    }

    private static JsonNode employee(UUID id) {
        return STAFF.getOrDefault(id, Json.read("{}"));
    }

    private static void check(String path, Question question, List<String> complaints) {
        if (NOT_BY_POLICY.contains(path)) {
            return;
        }
        for (String kind : KINDS) {
            String collection = "/api/" + kind + "s";
            if (path.equals(collection)) {
                checkList(kind, question, complaints);
                return;
            }
            if (path.equals(collection + "/{id}/access")) {
                MADE.stream().filter(made -> made.kind().equals(kind)).forEach(made -> checkAccess(made, question,
                        complaints));
                return;
            }
            if (path.equals(collection + "/{id}") || path.equals(collection + "/{id}/history")) {
                MADE.stream().filter(made -> made.kind().equals(kind)).forEach(made -> complain(complaints, question,
                        path.replace("{id}", made.id().toString()), question.status(made)));
                return;
            }
        }
        switch (path) {
            case "/api/customers/{id}", "/api/customers/{id}/timeline" -> MADE.stream()
                    .filter(made -> Set.of("lead", "contact", "account").contains(made.kind()))
                    .forEach(made -> checkCustomer(path, made, question, complaints));
            case "/api/search" -> checkSearch(question, complaints);
            case "/api/names" -> {
                Answer names = question.get("/api/names?" + MADE.stream().map(made -> "ids=" + made.id())
                        .collect(Collectors.joining("&"))).is(200);
                Set<String> expected = new TreeSet<>();
                KINDS.forEach(kind -> expected.addAll(question.readable(kind)));
                differ(complaints, question, path, new TreeSet<>(names.json().path("names").propertyNames()), expected);
            }
            case "/api/reports/pipeline", "/api/reports/funnel", "/api/reports/forecast", "/api/reports/won",
                    "/api/reports/prospect-lists" ->
                checkReport(path, question, complaints);
            case "/api/reports/workload" -> checkWorkload(question, complaints);
            default -> complaints.add(path + " is not placed: say who may read what there");
        }
    }

    /** By the policy without levels to write, whoever owns a record may change it, and managers for those below. */
    private static void checkAccess(Made made, Question question, List<String> complaints) {
        String address = made.path() + "/access?employeeId=" + question.person().id();
        if (question.readsNothing() || !question.reads(made)) {
            complain(complaints, question, address, question.status(made));
            return;
        }
        Answer answer = question.get(address);
        boolean sharedToRead = made.sharedWith().equals(Set.of(Person.SUPPORT.id()));
        boolean own = made.owner() == question.person()
                || (!sharedToRead && reaches("own", question.person(), made));
        boolean below = question.person() == Person.MANAGER && reaches("below", question.person(), made);
        boolean changes = question.isAdmin() || own || below;
        if (answer.status() != (changes && question.person() != Person.ANALYST ? 200 : 403)
                || (answer.status() == 200 && !answer.json().path("read").asBoolean())) {
            complaints.add(question.person() + " at " + question.level() + ": " + address + " is " + answer);
        }
    }

    private static void checkList(String kind, Question question, List<String> complaints) {
        String ids = MADE.stream().filter(made -> made.kind().equals(kind)).map(made -> "id=" + made.id())
                .collect(Collectors.joining("&"));
        String path = "/api/" + kind + "s?count=true&limit=200&" + ids;
        if (question.readsNothing()) {
            complain(complaints, question, path, 403);
            return;
        }
        Answer list = question.get(path).is(200);
        Set<String> expected = question.readable(kind);
        differ(complaints, question, path, ids(list.json().path("items"), "id"), expected);
        if (list.json().path("total").asInt(-1) != expected.size()) {
            complaints.add(question.person() + " at " + question.level() + " counts " + list.json().path("total")
                    + " of " + expected.size() + " " + kind);
        }
        Answer then = question.get(path.replace("?", "?asOf=" + java.time.Instant.now() + "&")).is(200);
        differ(complaints, question, path + " as of now", ids(then.json().path("items"), "id"), expected);
    }

    private static void checkCustomer(String path, Made made, Question question, List<String> complaints) {
        String address = path.replace("{id}", made.id().toString());
        complain(complaints, question, address, question.status(made));
        if (question.status(made) != 200) {
            return;
        }
        JsonNode answer = question.get(address).json();
        Set<String> deals = question.readable("deal");
        Set<String> interactions = question.readable("interaction");
        if (path.endsWith("timeline")) {
            Set<String> shown = ids(answer.path("items"), "recordId");
            shown.removeAll(deals);
            shown.removeAll(interactions);
            shown.remove(made.id().toString());
            differ(complaints, question, address, shown, Set.of());
        } else {
            differ(complaints, question, address, ids(answer.path("interactions"), "id"), MADE.stream()
                    .filter(other -> made.equals(other.customer()) && question.reads(other))
                    .map(other -> other.id().toString()).collect(Collectors.toSet()));
            Set<String> shown = ids(answer.path("deals"), "id");
            shown.removeAll(deals);
            differ(complaints, question, address, shown, Set.of());
            if (answer.path("totals").path("deals").asInt() != answer.path("deals").size()
                    || answer.path("totals").path("interactions").asInt() != answer.path("interactions").size()) {
                complaints.add(question.person() + " at " + question.level() + " counts " + answer.path("totals"));
            }
        }
    }

    private static void checkSearch(Question question, List<String> complaints) {
        if (question.readsNothing()) {
            complain(complaints, question, "/api/search?q=" + WORD, 403);
            return;
        }
        Set<String> expected = new TreeSet<>();
        KINDS.forEach(kind -> expected.addAll(question.readable(kind)));
        Set<String> found = new TreeSet<>();
        String cursor = "";
        do {
            JsonNode page = question.get("/api/search?q=" + WORD + "&limit=20" + cursor).is(200).json();
            found.addAll(ids(page.path("items"), "id"));
            cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());
        // Digits of the word may be the end of somebody else's telephone number.
        found.retainAll(MADE.stream().map(made -> made.id().toString()).collect(Collectors.toSet()));
        differ(complaints, question, "/api/search", found, expected);
    }

    private static void checkWorkload(Question question, List<String> complaints) {
        if (question.readsNothing()) {
            complain(complaints, question, "/api/reports/workload", 403);
            return;
        }
        Set<String> shown = ids(question.get("/api/reports/workload").is(200).json().path("people"), "employeeId");
        // A report counts by whose work it is: of a territory those who have it.
        Set<String> expected = OWNERS.stream().filter(owner -> question.isAdmin()
                || (question.level().equals("territory")
                        ? employee(question.person().id()).hasNonNull("territory")
                                && employee(question.person().id()).path("territory")
                                        .equals(employee(owner.id()).path("territory"))
                        : reaches(question.level(), question.person(),
                                new Made("deal", owner.id(), owner, null, null))))
                .map(owner -> owner.id().toString()).collect(Collectors.toSet());
        shown.retainAll(OWNERS.stream().map(owner -> owner.id().toString()).collect(Collectors.toSet()));
        differ(complaints, question, "/api/reports/workload", shown, expected);
    }

    private static void checkReport(String path, Question question, List<String> complaints) {
        String address = path.endsWith("/prospect-lists") ? path : path + "?pipelineId=" + pipeline;
        if (question.readsNothing()) {
            complain(complaints, question, address, 403);
            return;
        }
        JsonNode report = question.get(address).is(200).json();
        // A report counts by who owns the deals: of a territory those whose owners have it.
        long expected = MADE.stream().filter(made -> made.kind().equals("deal")).filter(made -> question.isAdmin()
                || (question.level().equals("territory")
                        ? employee(question.person().id()).hasNonNull("territory")
                                && employee(question.person().id()).path("territory")
                                        .equals(employee(made.owner().id()).path("territory"))
                        : reaches(question.level(), question.person(),
                                new Made(made.kind(), made.id(), made.owner(), null, null))))
                .count();
        long counted = switch (path) {
            case "/api/reports/pipeline" -> report.path("total").path("count").asLong();
            case "/api/reports/funnel" ->
                items(report.path("stages")).mapToLong(stage -> stage.path("entered").asLong())
                        .sum();
            // None is won, and none is expected at any time.
            default -> expected;
        };
        if (counted != expected) {
            complaints.add(question.person() + " at " + question.level() + " counts " + counted + " instead of "
                    + expected + " deals in " + path);
        }
    }

    private static void complain(List<String> complaints, Question question, String path, int expected) {
        Answer answer = question.get(path);
        if (answer.status() != expected) {
            complaints.add(question.person() + " at " + question.level() + ": " + path + " is " + answer.status()
                    + " instead of " + expected);
        }
    }

    private static void differ(List<String> complaints, Question question, String path, Set<String> shown,
            Set<String> expected) {
        if (!shown.equals(expected)) {
            Set<String> more = new TreeSet<>(shown);
            more.removeAll(expected);
            Set<String> less = new TreeSet<>(expected);
            less.removeAll(shown);
            complaints
                    .add(question.person() + " at " + question.level() + ": " + path + " shows too many " + names(more)
                            + " and lacks " + names(less));
        }
    }

    private static List<String> names(Set<String> ids) {
        return ids.stream().map(id -> MADE.stream().filter(made -> made.id().toString().equals(id)).findFirst()
                .map(made -> made.kind() + " of " + made.owner() + " in " + made.territory()).orElse(id)).toList();
    }

    private static Set<String> ids(JsonNode items, String field) {
        return items(items).map(item -> item.path(field).asString()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> items(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }

    @Test
    void whatCannotBeReadCannotBeChangedNorNamed() {
        RAPPORT.changePolicy(reading("own"));
        Api rep = RAPPORT.as(Person.REP);
        List<String> complaints = new ArrayList<>();
        for (Made made : MADE) {
            if (!made.kind().equals("interaction")) {
                Answer answer = rep.patch(made.path(), object());
                int expected = made.owner() == Person.REP || made.sharedWith().contains(Person.REP.id()) ? 200 : 404;
                if (answer.status() != expected) {
                    complaints.add(made.kind() + " of " + made.owner() + " is " + answer);
                }
            }
        }
        assertThat(complaints).isEmpty();
        UUID foreign = MADE.stream().filter(made -> made.kind().equals("contact") && made.owner() == Person.ADMIN
                && made.sharedWith().isEmpty())
                .findFirst().orElseThrow().id();
        UUID nobody = Ids.timeOrdered();
        for (String path : List.of("/api/deals", "/api/interactions")) {
            Answer unreadable = rep.post(path, about(path, foreign)).isProblem(409, "unknown-customer");
            Answer missing = rep.post(path, about(path, nobody)).isProblem(409, "unknown-customer");
            assertThat(withoutTrace(unreadable)).isEqualTo(withoutTrace(missing));
        }
        Answer unreadable = rep.get("/api/contacts/" + foreign);
        Answer missing = rep.get("/api/contacts/" + nobody);
        assertThat(withoutTrace(unreadable)).isEqualTo(withoutTrace(missing));
    }

    private static Map<String, Object> about(String path, UUID customer) {
        return path.equals("/api/deals")
                ? object("title", "Deal", "customerId", customer)
                : object("customerId", customer, "channel", "phone", "direction", "inbound", "occurredAt",
                        "2026-01-01T10:00:00Z");
    }

    private static String withoutTrace(Answer problem) {
        return problem.json().properties().stream().filter(field -> !Set.of("traceId", "instance").contains(
                field.getKey())).map(Object::toString).toList().toString();
    }

    @Test
    void whoCannotBeChangedIsForbiddenWhereItCanBeRead() {
        RAPPORT.changePolicy(object());
        Made foreign = MADE.stream().filter(made -> made.kind().equals("deal") && made.owner() == Person.ADMIN
                && made.sharedWith().isEmpty())
                .findFirst().orElseThrow();

        RAPPORT.as(Person.REP).patch(foreign.path(), object()).isProblem(403, "forbidden");
    }

    @Test
    void aCustomerThatIsHandedOverIsFollowedByItsInteractions() {
        String position = RAPPORT.changePolicy(reading("own"));
        UUID customer = Records.contact(ADMIN, WORD, "ownerId", Person.ADMIN.id()).id();
        UUID interaction = Records.interaction(ADMIN, customer, "phone", "2026-01-01T10:00:00Z").id();
        RAPPORT.settle();
        Api rep = RAPPORT.as(Person.REP);
        rep.getAt(position, "/api/interactions/" + interaction).isProblem(404, "not-found");

        Answer handed = ADMIN.patch("/api/contacts/" + customer, object("ownerId", Person.REP.id())).is(200);

        rep.getAt(handed.position(), "/api/interactions/" + interaction).is(200);
        awaitListed(rep, interaction, 1);
        Answer back = ADMIN.patch("/api/contacts/" + customer, object("ownerId", Person.ADMIN.id())).is(200);
        rep.getAt(back.position(), "/api/interactions/" + interaction).isProblem(404, "not-found");
        awaitListed(rep, interaction, 0);
    }

    private static void awaitListed(Api api, UUID interaction, int times) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> api.get("/api/interactions?count=true&id="
                + interaction).is(200).json().path("total").asInt(-1) == times);
    }

    @Test
    void aPolicyNeverLocksOutAdministratorsNorNamesWhatThereIsNot() {
        ADMIN.write("PUT", "/api/access-policy", object("read", object("admin", object("deal", List.of("own")))))
                .isProblem(409, "policy-locks-out-admins");
        ADMIN.write("PUT", "/api/access-policy", object("read", object("rep", object("deal", List.of("some")))))
                .is(400);
        ADMIN.write("PUT", "/api/access-policy", object("read", object("boss", object("deal", List.of("own")))))
                .is(400);
        for (Person person : PEOPLE) {
            if (person != Person.ADMIN) {
                RAPPORT.as(person).write("PUT", "/api/access-policy", object()).isProblem(403, "forbidden");
            }
            assertThat(RAPPORT.as(person).get("/api/access-policy").is(200).json().path("read").path("admin")
                    .path("deal").toString()).isEqualTo("[\"all\"]");
        }
    }
}
