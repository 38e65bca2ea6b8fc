package dev.rapport.reporting.service;

import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.web.Position;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.account.AccountDetailsChanged;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import dev.rapport.reporting.support.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Names beside ids, and who asks. Edges, front end 5. */
class NamesIT {

    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    private static final UUID RITA = id();
    private static @Nullable RunningService running;

    @BeforeAll
    static void start() {
        running = new RunningService().ready();
        service().send(Given.REN, employee("Ren", null));
        var position = service().send(RITA, employee("Rita", Given.REN));
        assertThat(service().get("/api/employees?managerId=me&include=manager",
                Position.HEADER, position).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        service().stop();
    }

    private static RunningService service() {
        return Objects.requireNonNull(running);
    }

    private static EmployeeCreated employee(String name, @Nullable UUID manager) {
        return new EmployeeCreated(
                Details.of(EmployeeDetails.class, "name", name, "email", name.toLowerCase(Locale.ROOT) + "@example.org",
                        "role", "rep", "managerId", manager, "team", "North"),
                AT);
    }

    @Test
    void aListIsAnsweredWithTheNamesOfWhatItsRecordsReferTo() {
        var customer = id();
        var account = id();
        service().send(customer, Given.contact("Somchai Jaidee", null, null, AT));
        service().send(account, Given.account("Siam Trading", AT));
        service().send(id(), Given.deal("A", customer, "talk", null, null, Given.REN, AT));
        var position = service().send(id(), Given.deal("B", account, "talk", null, null, RITA, AT));

        var list = "/api/deals?customerId=" + customer + "&customerId=" + account;
        var names = service().get(list + "&include=customer&include=owner", Position.HEADER, position).body()
                .path("names");

        assertThat(names.propertyNames()).containsExactlyInAnyOrder(customer.toString(), account.toString(),
                Given.REN.toString(), RITA.toString());
        assertThat(names.path(customer.toString()).toString())
                .isEqualTo("{\"kind\":\"contact\",\"name\":\"Somchai Jaidee\",\"mergedInto\":null}");
        assertThat(names.path(account.toString()).path("kind").asString()).isEqualTo("account");
        assertThat(names.path(RITA.toString()).path("name").asString()).isEqualTo("Rita");
        assertThat(service().get(list + "&include=customer,owner").body().path("names")).isEqualTo(names);
        assertThat(service().get(list).body().has("names")).isFalse();
    }

    @Test
    void aRecordIsAnsweredWithTheNamesOfWhatItRefersTo() {
        var account = id();
        var contact = id();
        service().send(account, Given.account("Siam Trading", AT));
        var position = service().send(contact, new ContactCreated(
                Given.memberOf("Somchai", List.of(account)), RITA, null, AT));

        var path = "/api/contacts/" + contact + "?include=accounts&include=owner&include=lead";
        var answer = service().get(path, Position.HEADER, position);

        assertThat(answer.body().path("names").path(account.toString()).path("name").asString())
                .isEqualTo("Siam Trading");
        assertThat(answer.body().path("names").propertyNames()).hasSize(2);
        assertThat(service().get(path, "If-None-Match", answer.header("ETag")).status()).isEqualTo(304);
        var alone = service().get("/api/contacts/" + contact).header("ETag");
        assertThat(service().get("/api/contacts/" + contact, "If-None-Match", alone).status()).isEqualTo(304);
        var renamed = service().send(account, new AccountDetailsChanged(
                Details.of(AccountDetails.class, "name", "Siam Trading 2"), AT));
        assertThat(service().get(path, Position.HEADER, renamed, "If-None-Match", answer.header("ETag")).status())
                .as("names change without the record").isEqualTo(200);
    }

    @Test
    void aMergedContactIsNamedWithTheOneItIsAPartOfAndAnErasedOneHasNoName() {
        var survivor = id();
        var duplicate = id();
        var erased = id();
        service().send(survivor, Given.contact("Somchai Jaidee", null, null, AT), new ContactMerged(duplicate, AT));
        service().send(erased, Given.contact("Nobody", null, null, AT), new ContactErased("asked", AT));
        var position = service().send(duplicate, Given.contact("S. Jaidee", null, null, AT),
                new ContactMergedInto(survivor, AT));

        var names = service().get("/api/names?ids=" + duplicate + "&ids=" + erased + "&ids=" + id(), Position.HEADER,
                position).body().path("names");

        assertThat(names.propertyNames()).containsExactlyInAnyOrder(duplicate.toString(), survivor.toString(),
                erased.toString());
        assertThat(names.path(duplicate.toString()).path("name").asString()).isEqualTo("S. Jaidee");
        assertThat(names.path(duplicate.toString()).path("mergedInto").asString()).isEqualTo(survivor.toString());
        assertThat(names.path(survivor.toString()).path("name").asString()).isEqualTo("Somchai Jaidee");
        assertThat(names.path(erased.toString()).path("name").isNull()).isTrue();
    }

    @Test
    void whoMayNotReadARecordIsNotToldItsName() {
        var contact = id();
        var position = service().send(contact, Given.contact("Somchai Jaidee", null, null, AT));
        var path = "/api/names?ids=" + contact + "&ids=" + Given.REN;

        assertThat(service().get(Role.ANALYST, path, Position.HEADER, position).body().path("names").propertyNames())
                .containsExactly(Given.REN.toString());
        assertThat(service().get(Role.REP, path).body().path("names").propertyNames()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/deals?include=colour            | include | must be one of customer, account, pipeline, owner, lead
            /api/deals/{id}?include=customer,x   | include | must be one of customer, account, pipeline, owner, lead
            /api/pipelines?include=owner         | include | is not possible
            /api/names                           | ids     | is required
            /api/names?ids=1                     | ids     | must be a UUID
            /api/names?ids={201}                 | ids     | must be given at most 200 times
            /api/deals?id={201}                  | id      | must be given at most 200 times
            /api/deals?id=me                     | id      | must be a UUID
            /api/deals?ownerId=you               | ownerId | must be a UUID or me
            /api/reports/won?below=you           | below   | must be a UUID or me
            /api/me?x=1                          | x       | is not a parameter
            """)
    void whatIsAskedForWronglyIsRefusedWithWhatThereIs(String path, String field, String message) {
        var name = path.contains("?") ? path.replaceFirst(".*\\?(\\w+)=.*", "$1") : "";
        var answer = service().get(path.replace("{id}", id().toString()).replace("={201}", "=" + ids(201, name)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(answer.body().path("errors").path(0).path("message").asString()).startsWith(message);
    }

    private static String ids(int count, String parameter) {
        return Stream.generate(() -> id().toString()).limit(count).collect(Collectors.joining("&" + parameter + "="));
    }

    @Test
    void aListIsNarrowedToTheRecordsThatAreNamedWhateverTheirStatus() {
        var first = id();
        var merged = id();
        service().send(first, Given.contact("First", null, null, AT));
        var position = service().send(merged, Given.contact("Merged", null, null, AT),
                new ContactMergedInto(first, AT));
        service().send(id(), Given.contact("Other", null, null, AT));

        var found = service().get("/api/contacts?sort=name&id=" + first + "&id=" + merged + "&id=" + id(),
                Position.HEADER, position).body();

        assertThat(values(found.path("items"), "name")).containsExactly("First", "Merged");
        assertThat(service().get("/api/names?ids=" + ids(200, "ids")).status()).isEqualTo(200);
        assertThat(service().get("/api/contacts?id=" + ids(200, "id")).status()).isEqualTo(200);
    }

    @Test
    void meIsWhoeverAsks() {
        var customer = id();
        service().send(customer, Given.contact("Somchai", null, null, AT));
        service().send(id(), Given.deal("Mine", customer, "talk", null, null, Given.REN, AT));
        var position = service().send(id(), Given.deal("Hers", customer, "talk", null, null, RITA, AT));
        var list = "/api/deals?sort=title&customerId=" + customer;

        assertThat(values(service().get(list + "&ownerId=me", Position.HEADER, position).body().path("items"), "title"))
                .containsExactly("Mine");
        assertThat(values(service().get(list + "&below=me").body().path("items"), "title")).containsExactly("Hers",
                "Mine");
        assertThat(values(service().get("/api/employees?managerId=me").body().path("items"), "name"))
                .containsExactly("Rita");
        assertThat(service().get("/api/reports/won?ownerId=me").status()).isEqualTo(200);
    }

    @Test
    void whoAsksIsToldWhatHoldsForThem() {
        var me = service().get(Role.MANAGER, "/api/me", "Accept-Language", "th-TH,th;q=0.9,en;q=0.5").body();

        assertThat(me.path("employeeId").asString()).isEqualTo(Given.REN.toString());
        assertThat(me.path("employee").path("name").asString()).isEqualTo("Ren");
        assertThat(me.path("roles").toString()).isEqualTo("[\"manager\"]");
        assertThat(me.path("below").toString()).isEqualTo("[\"" + RITA + "\"]");
        assertThat(me.path("names").path(RITA.toString()).path("name").asString()).isEqualTo("Rita");
        assertThat(me.path("timeZone").asString()).isEqualTo("UTC");
        assertThat(me.path("language").asString()).isEqualTo("th-TH");
        assertThat(service().get(Role.ANALYST, "/api/me").body().path("language").asString()).isEqualTo("en");
    }

    private static List<String> values(JsonNode items, String field) {
        var values = new ArrayList<String>();
        items.forEach(item -> values.add(item.path(field).asString()));
        return values;
    }
}
