package dev.rapport.reporting.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.field.Details;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.MemoryDocuments;
import dev.rapport.reporting.support.TestResources;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchFoldTest {

    private final History history = new History();
    private final UUID id = Given.id();

    @Test
    void aDealIsFoundByWhatItIsNow() {
        var created = history.record(id, Given.deal("Small", Given.id(), "talk", Given.euro("1.00"), null, Given.REN,
                history.now()));
        history.record(id, Given.dealChanged("Large", Given.euro("1250.5"), LocalDate.parse("2027-01-15"),
                history.now()));
        var moved = history.record(id, new StageChanged("talk", "offer", history.now()));

        assertThat(document().path("title").asString()).isEqualTo("large");
        assertThat(document().path("stage").asString()).isEqualTo("offer");
        assertThat(document().path("amount").asLong()).isEqualTo(12_505_000);
        assertThat(document().path("currency").asString()).isEqualTo("EUR");
        assertThat(document().path("expectedClose").asLong()).isEqualTo(LocalDate.parse("2027-01-15").toEpochDay());
        assertThat(document().path("createdAt").asLong()).isEqualTo(Fields.micros(created.data().occurredAt()));
        assertThat(document().path("updatedAt").asLong()).isEqualTo(Fields.micros(moved.recordedAt()));
        assertThat(document().path("sequence").asLong()).isEqualTo(2);
    }

    @Test
    void aLostDealThatIsReopenedIsOpen() {
        history.record(id, Given.deal("D", Given.id(), "talk", null, null, Given.REN, history.now()));
        history.record(id, new DealLost("talk", "price", history.now()));
        assertThat(document().path("status").asString()).isEqualTo("lost");

        history.record(id, new DealReopened("talk", history.now()));
        assertThat(document().path("status").asString()).isEqualTo("open");
    }

    @Test
    void anAmountThatIsTakenAwayIsGone() {
        history.record(id, Given.deal("D", Given.id(), "talk", Given.euro("1.00"), null, Given.REN, history.now()));
        history.record(id, Given.dealChanged("D", null, null, history.now()));

        assertThat(document().has("amount")).isFalse();
        assertThat(document().has("currency")).isFalse();
    }

    @Test
    void aDuplicateSaysWhatItWasMergedInto() {
        var survivor = Given.id();
        history.record(id, Given.contact("Ada", null, null, history.now()));
        history.record(id, new ContactMergedInto(survivor, history.now()));
        assertThat(document().path("status").asString()).isEqualTo("merged");
        assertThat(document().path("shown").path("mergedInto").asString()).isEqualTo(survivor.toString());

        history.record(id, new ContactUnmergedFrom(survivor, history.now()));
        assertThat(document().path("status").asString()).isEqualTo("active");
        assertThat(document().path("shown").has("mergedInto")).isFalse();
    }

    @Test
    void anErasureForgetsTheContactAndItsLeadEachTimeItComes() {
        var lead = Given.id();
        history.record(id, Given.contactOf(lead, "Alan", history.now()));
        var erased = history.record(id, new ContactErased("asked", history.now()));
        var documents = MemoryDocuments.after(new SearchFold(TestResources.ALL), history.events());
        assertThat(documents.forgotten()).containsExactlyInAnyOrder(id, lead);
        assertThat(documents.document(id.toString()).path("status").asString()).isEqualTo("erased");

        documents.forgotten().clear();
        new SearchFold(TestResources.ALL).apply(erased, documents);
        assertThat(documents.forgotten()).containsExactlyInAnyOrder(id, lead);
    }

    @Test
    void whatAContactWasCalledBeforeIsKeptUntilItIsForgotten() {
        history.record(id, Given.contact("Ada Byron", "ada@example.com", null, history.now()));
        history.record(id, Given.renamed("Ada Lovelace", history.now()));
        assertThat(document().path("formerly").toString()).isEqualTo("[\"Ada Byron\",\"ada@example.com\"]");
    }

    @Test
    void anEmployeeCanBeInactive() {
        history.record(id, new EmployeeCreated(
                Details.of(EmployeeDetails.class, "name", "Mali", "email", "mali@example.com", "role", "manager",
                        "team", "North"),
                history.now()));
        history.record(id, new EmployeeDeactivated(null, history.now()));

        assertThat(document().path("active").asBoolean()).isFalse();
        assertThat(document().path("team").asString()).isEqualTo("North");
    }

    @Test
    void aMissingEventIsNoticed() {
        history.record(id, Given.contact("Ada", null, null, history.now()));
        history.record(id, Given.renamed("Ada L.", history.now()));
        var third = history.record(id, Given.renamed("Ada Lovelace", history.now()));
        var first = history.events().getFirst();

        assertThatThrownBy(() -> MemoryDocuments.after(new SearchFold(TestResources.ALL), List.of(first, third)))
                .isInstanceOf(UnappliableEventException.class).hasMessage("event 2 follows event 0");
        assertThatThrownBy(() -> MemoryDocuments.after(new SearchFold(TestResources.ALL), List.of(third)))
                .isInstanceOf(UnappliableEventException.class);
    }

    private JsonNode document() {
        return MemoryDocuments.after(new SearchFold(TestResources.ALL), history.events()).document(id.toString());
    }
}
