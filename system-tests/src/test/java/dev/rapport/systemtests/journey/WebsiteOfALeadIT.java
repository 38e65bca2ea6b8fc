package dev.rapport.systemtests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Api;
import dev.rapport.driver.Person;
import dev.rapport.systemtests.support.Rapport;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A field from the request to the list: given, changed, filtered by, sorted by, searched for, told to programs. */
class WebsiteOfALeadIT {

    private final Api rep = Rapport.shared().as(Person.REP);

    @Test
    void aWebsiteIsGivenFoundFilteredSortedAndChanged() {
        var host = "w" + UUID.randomUUID().toString().replace("-", "") + ".example";

        var created = rep.post("/api/leads", Map.of("name", "Somchai", "website", "https://" + host)).is(201);

        var lead = rep.getAfter(created, "/api/leads/" + created.id());
        assertThat(lead.json().path("website").asString()).isEqualTo("https://" + host);
        assertThat(rep.getAfter(created, "/api/leads?sort=-website&website=https://" + host.toUpperCase(Locale.ROOT))
                .json()
                .path("items")).hasSize(1);
        assertThat(rep.getAfter(created, "/api/search?types=lead&q=" + host).json().path("items").path(0).path("id")
                .asString()).isEqualTo(created.id().toString());
        var changed = rep.patch("/api/leads/" + created.id(), Map.of("website", "https://new." + host)).is(200);
        assertThat(rep.getAfter(changed, "/api/leads/" + created.id()).json().path("website").asString())
                .isEqualTo("https://new." + host);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        rep.post("/api/leads", Map.of("name", "Somchai", "website", "somewhere")).isProblem(400, "validation-failed");
    }

    @Test
    void programsAreToldOfIt() {
        var fields = rep.get("/api/fields?kind=lead").is(200).json().path("items");

        assertThat(fields.valueStream().filter(field -> field.path("key").asString().equals("website")))
                .singleElement().satisfies(field -> {
                    assertThat(field.path("filterable").asBoolean()).isTrue();
                    assertThat(field.path("sortable").asBoolean()).isTrue();
                    assertThat(field.path("searchable").asBoolean()).isTrue();
                    assertThat(field.path("required").asBoolean()).isFalse();
                });
    }
}
